package io.thimble.api.course;

import io.thimble.db.course.FrontChange;
import java.time.Instant;
import java.util.List;

/**
 * What a search's front came to over time.
 *
 * @param points one for each change of the front, oldest first
 */
record HypervolumeJson(List<Point> points) {
  /**
   * The front from an event on.
   *
   * @param event id of the event; the front's own resource tells its members
   * @param at when
   * @param seconds time since a worker took the search up, pauses included
   * @param scored trials that were scored by then
   * @param size members of the front
   * @param hypervolume of the front
   */
  record Point(long event, Instant at, double seconds, int scored, int size, double hypervolume) {}

  static HypervolumeJson of(List<FrontChange> changes) {
    return new HypervolumeJson(
        changes.stream()
            .map(
                change ->
                    new Point(
                        change.event(),
                        change.at(),
                        change.seconds(),
                        change.scored(),
                        change.size(),
                        change.hypervolume()))
            .toList());
  }
}
