package io.thimble.worker.trial;

import java.util.function.BooleanSupplier;

/**
 * A look at a search by a worker, which takes it one step further.
 *
 * @param failures how often looks have failed in a row before this one
 * @param stopping whether the worker wants to stop
 */
public record Look(int failures, BooleanSupplier stopping) {
  /** The first one, by a worker that stays. */
  public static final Look FIRST = new Look(0, () -> false);
}
