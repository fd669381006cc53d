package io.thimble.db.work;

import org.jspecify.annotations.Nullable;

/**
 * How soon and how broadly the trials of a search are trained. It never changes which trials are
 * proposed, nor their order.
 *
 * @param priority from {@value #LEAST_PRIORITY} to {@value #MOST_PRIORITY}; trials of higher ones
 *     begin first
 * @param runningAtOnce most trials in training at once, from 1 to {@value #MOST_AT_ONCE}; null
 *     leaves it to the spec's parallelism
 */
public record Tuning(int priority, @Nullable Integer runningAtOnce) {
  /** The lowest priority. */
  public static final int LEAST_PRIORITY = -100;

  /** The priority that searches begin with. */
  public static final int FIRST_PRIORITY = 0;

  /** The highest priority. */
  public static final int MOST_PRIORITY = 100;

  /** Far more than one search keeps busy. */
  public static final int MOST_AT_ONCE = 256;

  /**
   * Checks both.
   *
   * @throws IllegalArgumentException when one is out of its bounds
   */
  public Tuning {
    if (priority < LEAST_PRIORITY || priority > MOST_PRIORITY) {
      throw new IllegalArgumentException(
          "The priority (%d) is not from %d to %d. Maybe use 0, which is what searches begin with."
              .formatted(priority, LEAST_PRIORITY, MOST_PRIORITY));
    }
    if (runningAtOnce != null && (runningAtOnce < 1 || runningAtOnce > MOST_AT_ONCE)) {
      throw new IllegalArgumentException(
          "The number of trials at once (%d) is not from 1 to %d. Maybe pause the search instead."
              .formatted(runningAtOnce, MOST_AT_ONCE));
    }
  }
}
