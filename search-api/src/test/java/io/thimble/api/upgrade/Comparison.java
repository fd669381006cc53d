package io.thimble.api.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.api.soak.Child;
import io.thimble.db.Database;
import io.thimble.db.course.AttemptSpan;
import io.thimble.db.event.Event;
import io.thimble.db.trial.StoredTrial;
import io.thimble.hw.search.SearchState;
import io.thimble.hw.search.TrialState;
import io.thimble.hw.space.Decisions;
import java.util.List;
import java.util.UUID;

/**
 * What a search came to.
 *
 * @param proposals decisions of each trial
 * @param models SHA-256 of each trial's file
 * @param front numbers of the front's members
 */
record Comparison(List<Decisions> proposals, List<String> models, List<Integer> front) {
  /** Reads a search that has ended, of which every trial must be there once. */
  static Comparison of(Database stores, UUID search, int expected) {
    assertThat(stores.searches().find(search).orElseThrow().state())
        .isEqualTo(SearchState.COMPLETED);
    var trials = stores.trials().ofSearch(search);
    assertThat(trials).hasSize(expected);
    assertThat(trials).extracting(StoredTrial::state).containsOnly(TrialState.SCORED);
    assertThat(stores.events().after(search, 0, 10_000))
        .as("scores")
        .filteredOn(event -> event.type().equals("trial-scored"))
        .extracting(Event::trial)
        .hasSize(expected)
        .doesNotHaveDuplicates();
    return new Comparison(
        trials.stream().map(StoredTrial::decisions).toList(),
        trials.stream().map(trial -> String.valueOf(trial.modelSha256())).toList(),
        stores.course().front(search));
  }

  /** Tells who did what; both must have begun attempts, and one trial at least went over. */
  static String sharesOf(Database stores, UUID search, Child older, Child newer) {
    var spans = stores.course().attempts(search, null, 1_000);
    var ofOlder = spans.stream().filter(span -> isOf(span, older)).toList();
    var ofNewer = spans.stream().filter(span -> isOf(span, newer)).toList();
    assertThat(ofOlder.size() + ofNewer.size()).as("attempts %s", spans).isEqualTo(spans.size());
    assertThat(ofOlder).as("attempts of the older worker").isNotEmpty();
    assertThat(ofNewer).as("attempts of the newer worker").isNotEmpty();
    var overlaps =
        ofOlder.stream().anyMatch(one -> ofNewer.stream().anyMatch(two -> overlap(one, two)));
    assertThat(overlaps).as("both at work at once").isTrue();
    var handedOver =
        ofNewer.stream()
            .filter(two -> two.fromEpoch() > 0)
            .filter(two -> ofOlder.stream().anyMatch(one -> one.trial() == two.trial()))
            .toList();
    assertThat(handedOver)
        .as("trials that went on from the older worker's checkpoint")
        .isNotEmpty();
    long reports =
        stores.trials().ofSearch(search).stream()
            .filter(trial -> stores.reports().find(search, trial.number()).validation() != null)
            .count();
    return "%d attempts of the older worker, %d of the newer; trial %d went on from epoch %d; %d trials have whole reports"
        .formatted(
            ofOlder.size(),
            ofNewer.size(),
            handedOver.getFirst().trial(),
            handedOver.getFirst().fromEpoch(),
            reports);
  }

  private static boolean isOf(AttemptSpan span, Child worker) {
    return span.worker().endsWith("/" + worker.processId());
  }

  private static boolean overlap(AttemptSpan one, AttemptSpan two) {
    return one.endedAt() != null
        && two.endedAt() != null
        && one.startedAt().isBefore(two.endedAt())
        && two.startedAt().isBefore(one.endedAt());
  }
}
