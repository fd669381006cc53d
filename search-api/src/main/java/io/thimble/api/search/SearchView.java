package io.thimble.api.search;

import io.thimble.db.search.StoredSearch;
import io.thimble.db.trial.StoredTrial;
import io.thimble.db.trial.TrialStore;
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
  private final JsonMapper mapper;
  private final Clock clock;

  SearchView(TrialStore trials, JsonMapper mapper, Clock clock) {
    this.trials = trials;
    this.mapper = mapper;
    this.clock = clock;
  }

  SearchJson of(StoredSearch search) {
    var all = trials.ofSearch(search.id());
    return new SearchJson(
        search.id(),
        search.spec().name(),
        search.state().name().toLowerCase(Locale.ROOT),
        search.reason(),
        mapper.readTree(SearchSpecJson.write(search.spec())),
        new SearchJson.TrialCounts(
            count(all, TrialState.SCORED),
            count(all, TrialState.FAILED),
            count(all, TrialState.STOPPED),
            count(all, TrialState.RUNNING),
            count(all, TrialState.WAITING),
            search.spec().trials()),
        search.proposals(),
        new SearchJson.RejectionsJson(
            search.rejections().duplicate(), search.rejections().infeasible()),
        bestInt8Accuracy(all),
        (int) all.stream().filter(StoredTrial::onFront).count(),
        search.hypervolume(),
        running(all),
        search.createdAt(),
        search.startedAt(),
        search.endedAt(),
        boxed(TimeLeft.seconds(search, all, clock.instant())));
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
