package io.thimble.db.allowance;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Sums up what owners have taken. */
public interface AllowanceStore {
  /**
   * Does work, and judges what the owner has taken with it. Work of the same owner waits, on all
   * servers, so that two requests cannot both take the last of a share.
   *
   * @param window how far back training counts, in whole days
   * @param work writes to the stores
   * @param judge throws where that is too much, which undoes the work
   */
  <T> T within(String owner, Duration window, Supplier<T> work, Consumer<Usage> judge);
}
