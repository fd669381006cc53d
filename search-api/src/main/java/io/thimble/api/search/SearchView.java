package io.thimble.api.search;

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
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Puts a search and the sums of its trials into JSON's words. */
@Component
class SearchView {
  private final SearchSummaries summaries;
  private final Certificates certificates;
  private final Missing missing;
  private final JsonMapper mapper;
  private final Clock clock;

  SearchView(
      SearchSummaries summaries,
      Certificates certificates,
      Missing missing,
      JsonMapper mapper,
      Clock clock) {
    this.summaries = summaries;
    this.certificates = certificates;
    this.missing = missing;
    this.mapper = mapper;
    this.clock = clock;
  }

  /** In a list: without what takes longer to work out. */
  List<SearchJson> listed(List<StoredSearch> searches) {
    var sums = summaries.of(searches.stream().map(StoredSearch::id).toList());
    return searches.stream()
        .map(search -> of(search, Objects.requireNonNull(sums.get(search.id())), null, null))
        .toList();
  }

  /** By itself. */
  SearchJson of(StoredSearch search) {
    return of(search, fittingShare(search.spec()));
  }

  /** By itself, within a transaction: with the share that was worked out before. */
  SearchJson of(StoredSearch search, @Nullable Share fittingShare) {
    var summary = Objects.requireNonNull(summaries.of(List.of(search.id())).get(search.id()));
    return of(search, summary, missing.of(search), fittingShare);
  }

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
      StoredSearch search,
      SearchSummary summary,
      @Nullable String missing,
      @Nullable Share fittingShare) {
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
        fittingShare);
  }

  private static @Nullable Long boxed(OptionalLong seconds) {
    return seconds.isPresent() ? seconds.getAsLong() : null;
  }
}
