package io.thimble.api.limit;

import io.thimble.api.DataSettings;
import io.thimble.api.error.ApiException;
import io.thimble.api.security.Callers;
import io.thimble.db.allowance.AllowanceStore;
import io.thimble.db.allowance.Usage;
import io.thimble.db.token.Role;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Makes what takes more of an owner's share, unless it is used up. */
@Component
public class Allowance {
  private static final Duration WINDOW = Duration.ofDays(30);

  /** When searches end nobody knows. */
  private static final Duration ASK_AGAIN = Duration.ofMinutes(1);

  /** Each of those who wait takes tens of milliseconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final OwnerTurns turns = new OwnerTurns(PATIENCE);
  private final AllowanceStore store;
  private final LimitSettings limits;
  private final DataSettings data;

  Allowance(AllowanceStore store, LimitSettings limits, DataSettings data) {
    this.store = store;
    this.limits = limits;
    this.data = data;
  }

  /**
   * Adds to what the caller's owner trains or keeps.
   *
   * @param work writes to the stores, all of it or nothing
   * @throws ApiException when a limit would be broken; then nothing is written
   */
  public <T> T take(Supplier<T> work) {
    var caller = Callers.current();
    return caller.may(Role.ADMIN)
        ? work.get()
        : inTurn(
            () ->
                store.within(
                    caller.owner(), WINDOW, work, usage -> require(caller.owner(), usage)));
  }

  /**
   * Does work that calls {@link #take} within a transaction, which must not begin before it is the
   * caller's turn: it would hold a connection while others are waited for.
   *
   * @throws ApiException when the turn does not come in time
   */
  public <T> T inTurn(Supplier<T> work) {
    var caller = Callers.current();
    return caller.may(Role.ADMIN) ? work.get() : turns.take(caller.owner(), work);
  }

  private void require(String owner, Usage usage) {
    refuseOver(owner, "searches that have not ended", usage.openSearches(), limits.searches());
    refuseOver(owner, "trials in them", usage.openTrials(), limits.trials());
    refuseOver(owner, "bytes kept", bytes(usage), limits.bytes().toBytes());
    refuseOver(owner, "hours of training in 30 days", usage.trained().toHours(), limits.hours());
  }

  /** What is to be fetched counts for the most that it may be, until its length is known. */
  private long bytes(Usage usage) {
    return usage.storedBytes() + usage.fetches() * data.mostBytes().toBytes();
  }

  private static void refuseOver(String owner, String what, long wanted, long most) {
    if (wanted > most) {
      throw ApiException.ofLimit(
          "The owner (%s) would have %d %s, and %d are allowed. Maybe wait until searches end, cancel or delete some, or ask an administrator."
              .formatted(owner, wanted, what, most),
          ASK_AGAIN);
    }
  }
}
