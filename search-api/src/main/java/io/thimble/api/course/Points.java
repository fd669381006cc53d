package io.thimble.api.course;

import io.thimble.api.course.PointColumns.Known;
import io.thimble.api.trial.QuickChances;
import io.thimble.db.course.CourseStore;
import io.thimble.db.course.TrialPoint;
import io.thimble.db.event.EventStore;
import io.thimble.db.search.StoredSearch;
import io.thimble.db.trial.ScoredTrial;
import io.thimble.db.trial.TrialPages;
import io.thimble.hw.device.Devices;
import io.thimble.hw.search.TrialState;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Trials as rows. Chances to be on the front are told as far as {@link QuickChances} has them: for
 * thousands of trials the first who ask are told none. A new score changes those of other trials a
 * little, which rows of what happened do not repeat.
 */
@Component
class Points {
  private final CourseStore store;
  private final EventStore events;
  private final TrialPages pages;
  private final QuickChances chances;

  Points(CourseStore store, EventStore events, TrialPages pages, QuickChances chances) {
    this.store = store;
    this.events = events;
    this.pages = pages;
    this.chances = chances;
  }

  /**
   * The trials of a search.
   *
   * @param since an event, to be told those alone that something happened to after it; all are told
   *     where that is null or no event that the search has reached, as after a restored backup
   */
  PointsJson of(StoredSearch search, @Nullable Long since) {
    // Whatever happens while the rest is read is told again by the next answer.
    var event = events.last(search.id());
    if (since == null || since <= 0 || since > event) {
      var trials = store.points(search.id());
      var front = trials.stream().filter(TrialPoint::onFront).map(TrialPoint::number).toList();
      return told(search, event, /* whole= */ true, front, trials);
    }
    var front = store.front(search.id());
    return told(search, event, /* whole= */ false, front, store.pointsSince(search.id(), since));
  }

  private PointsJson told(
      StoredSearch search,
      long event,
      boolean whole,
      List<Integer> front,
      List<TrialPoint> trials) {
    var device = search.spec().device();
    var known =
        new Known(
            device == null ? null : Devices.find(device).orElse(null),
            chances(search, whole, trials));
    return new PointsJson(
        event,
        whole,
        front,
        PointColumns.NAMES,
        trials.stream().map(trial -> PointColumns.row(trial, known)).toList());
  }

  private Map<Integer, Double> chances(
      StoredSearch search, boolean whole, List<TrialPoint> trials) {
    var scored = trials.stream().filter(trial -> trial.state() == TrialState.SCORED).toList();
    if (scored.isEmpty()) {
      return Map.of();
    }
    return chances.of(
        search, whole ? scored.stream().map(Points::scored).toList() : pages.scored(search.id()));
  }

  private static ScoredTrial scored(TrialPoint trial) {
    var validation = Objects.requireNonNull(trial.validation(), "a scored trial has a score");
    return new ScoredTrial(trial.number(), trial.replicaOf(), validation.int8());
  }
}
