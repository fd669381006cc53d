package io.thimble.db.course;

import java.util.List;
import java.util.UUID;

/** Where the course of searches is read from. */
public interface CourseStore {
  /** All trials of a search, by number. */
  List<TrialPoint> points(UUID search);

  /**
   * The trials that something happened to after this event, by number: those that an event names,
   * and those whose files were let go.
   */
  List<TrialPoint> pointsSince(UUID search, long event);

  /** Numbers of the trials that are on the front, rising. */
  List<Integer> front(UUID search);
}
