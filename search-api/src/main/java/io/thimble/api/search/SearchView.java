package io.thimble.api.search;

import io.thimble.db.course.CourseStore;
import io.thimble.db.search.SearchSummaries;
import io.thimble.db.search.SearchSummary;
import io.thimble.db.search.StoredSearch;
import io.thimble.hw.budget.Feasibility;
import io.thimble.hw.budget.Share;
import io.thimble.hw.search.SearchSpec;
import io.thimble.hw.search.SearchSpecJson;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Puts a search and the sums of its trials into JSON's words. */
@Component
class SearchView {
  /** As many as a small chart shows. */
  private static final int MOST_HYPERVOLUMES = 32;

  private final SearchSummaries summaries;
  private final CourseStore course;
  private final Certificates certificates;
  private final Missing missing;
  private final JsonMapper mapper;
  private final Clock clock;

  SearchView(
      SearchSummaries summaries,
      CourseStore course,
      Certificates certificates,
      Missing missing,
      JsonMapper mapper,
      Clock clock) {
    this.summaries = summaries;
    this.course = course;
    this.certificates = certificates;
    this.missing = missing;
    this.mapper = mapper;
    this.clock = clock;
  }

  /** In a list: without what takes longer to work out. */
  List<SearchJson> listed(List<StoredSearch> searches) {
    var told = told(searches);
    return searches.stream().map(search -> of(search, told, null, null)).toList();
  }

  /** By itself. */
  SearchJson of(StoredSearch search) {
    return of(search, fittingShare(search.spec()));
  }

  /** By itself, within a transaction: with the share that was worked out before. */
  SearchJson of(StoredSearch search, @Nullable Share fittingShare) {
    return of(search, told(List.of(search)), missing.of(search), fittingShare);
  }

  private Told told(List<StoredSearch> searches) {
    var ids = searches.stream().map(StoredSearch::id).toList();
    return new Told(summaries.of(ids), course.hypervolumes(ids, MOST_HYPERVOLUMES));
  }

  /** What is read for several searches at once, by their ids. */
  private record Told(Map<UUID, SearchSummary> summaries, Map<UUID, List<Double>> hypervolumes) {}

  /**
   * The share of the space that fits the budget; null where the question was given up. May take
   * seconds, so not to be asked within a transaction.
   */
  @Nullable Share fittingShare(SearchSpec spec) {
    return switch (certificates.of(spec)) {
      case Feasibility.Admits admits -> admits.overall();
      case Feasibility.Nothing _, Feasibility.Undecided _ -> null;
    };
  }

  private SearchJson of(
      StoredSearch search, Told told, @Nullable String missing, @Nullable Share fittingShare) {
    var summary = Objects.requireNonNull(told.summaries().get(search.id()));
    var own = summary.own();
    return new SearchJson(
        search.id(),
        search.spec().name(),
        search.state().name().toLowerCase(Locale.ROOT),
        search.reason(),
        missing,
        mapper.readTree(SearchSpecJson.write(search.spec())),
        new SearchJson.TrialCounts(
            own.scored(),
            own.failed(),
            own.stopped(),
            own.running(),
            own.waiting(),
            search.spec().trials()),
        search.proposals(),
        new SearchJson.RejectionsJson(
            search.rejections().duplicate(), search.rejections().infeasible()),
        search.rejections().infeasibleBy(),
        summary.bestInt8Accuracy(),
        summary.frontSize(),
        search.hypervolume(),
        summary.running().stream()
            .map(trial -> new SearchJson.RunningTrial(trial.trial(), trial.epochs(), trial.epoch()))
            .toList(),
        search.createdAt(),
        search.startedAt(),
        search.endedAt(),
        boxed(TimeLeft.seconds(search, summary, clock.instant())),
        new SearchJson.ReplicaCounts(summary.replicasScored(), summary.replicas()),
        search.spec().training().rungs().isEmpty() ? null : AuditJson.of(summary.audit()),
        ImportanceJson.of(search.importance()),
        told.hypervolumes().getOrDefault(search.id(), List.of()),
        fittingShare);
  }

  private static @Nullable Long boxed(OptionalLong seconds) {
    return seconds.isPresent() ? seconds.getAsLong() : null;
  }
}
