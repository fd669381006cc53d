package io.thimble.api.search;

import io.thimble.db.search.StoredSearch;
import io.thimble.db.trial.StoredTrial;
import io.thimble.db.trial.TrialStore;
import io.thimble.hw.budget.Share;
import io.thimble.hw.search.SearchSpecJson;
import io.thimble.hw.search.TrialState;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Sums up a search and its trials. */
@Component
class SearchView {
  private final TrialStore trials;
  private final FittingShare fitting;
  private final JsonMapper mapper;
  private final Clock clock;

  SearchView(TrialStore trials, FittingShare fitting, JsonMapper mapper, Clock clock) {
    this.trials = trials;
    this.fitting = fitting;
    this.mapper = mapper;
    this.clock = clock;
  }

  /** In a list: without what takes longer to work out. */
  SearchJson listed(StoredSearch search) {
    return of(search, null);
  }

  /** By itself. */
  SearchJson of(StoredSearch search) {
    return of(search, fitting.of(search.id(), search.spec()).orElse(null));
  }

  private SearchJson of(StoredSearch search, @Nullable Share fittingShare) {
    var all = trials.ofSearch(search.id());
    var own = all.stream().filter(trial -> trial.replicaOf() == null).toList();
    var replicas = all.stream().filter(trial -> trial.replicaOf() != null).toList();
    return new SearchJson(
        search.id(),
        search.spec().name(),
        search.state().name().toLowerCase(Locale.ROOT),
        search.reason(),
        mapper.readTree(SearchSpecJson.write(search.spec())),
        new SearchJson.TrialCounts(
            count(own, TrialState.SCORED),
            count(own, TrialState.FAILED),
            count(own, TrialState.STOPPED),
            count(own, TrialState.RUNNING),
            count(own, TrialState.WAITING),
            search.spec().trials()),
        search.proposals(),
        new SearchJson.RejectionsJson(
            search.rejections().duplicate(), search.rejections().infeasible()),
        search.rejections().infeasibleBy(),
        bestInt8Accuracy(own),
        (int) all.stream().filter(StoredTrial::onFront).count(),
        search.hypervolume(),
        running(all),
        search.createdAt(),
        search.startedAt(),
        search.endedAt(),
        boxed(TimeLeft.seconds(search, all, clock.instant())),
        new SearchJson.ReplicaCounts(count(replicas, TrialState.SCORED), replicas.size()),
        search.spec().training().rungs().isEmpty() ? null : AuditJson.of(own),
        ImportanceJson.of(search.importance()),
        fittingShare);
  }

  private static int count(List<StoredTrial> trials, TrialState state) {
    return (int) trials.stream().filter(trial -> trial.state() == state).count();
  }

  private static @Nullable Double bestInt8Accuracy(List<StoredTrial> trials) {
    return trials.stream()
        .map(StoredTrial::validation)
        .flatMap(Stream::ofNullable)
        .map(score -> score.int8().accuracy())
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private static List<SearchJson.RunningTrial> running(List<StoredTrial> trials) {
    return trials.stream()
        .filter(trial -> trial.state() == TrialState.RUNNING)
        .map(trial -> new SearchJson.RunningTrial(trial.number(), trial.epochs(), trial.epoch()))
        .toList();
  }

  private static @Nullable Long boxed(OptionalLong seconds) {
    return seconds.isPresent() ? seconds.getAsLong() : null;
  }
}
