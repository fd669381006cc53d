package io.thimble.hw.search;

import static io.thimble.hw.search.SearchState.CANCELLED;
import static io.thimble.hw.search.SearchState.COMPLETED;
import static io.thimble.hw.search.SearchState.FAILED;
import static io.thimble.hw.search.SearchState.PAUSED;
import static io.thimble.hw.search.SearchState.QUEUED;
import static io.thimble.hw.search.SearchState.RUNNING;

import java.util.Locale;
import java.util.Set;

/**
 * Every move that a search can make; there is no other. A search begins as {@code QUEUED}. What
 * people do with it:
 *
 * <ul>
 *   <li>Somebody posts a search and reads its front: {@link #START}, {@link #COMPLETE}.
 *   <li>The machine is wanted for something else over lunch: {@link #PAUSE}, {@link #RESUME}. Also
 *       before a worker has taken the search up.
 *   <li>The budget was wrong: {@link #CANCEL}, in whatever state the search has not ended in. What
 *       is scored stays.
 *   <li>The front is not good enough yet: {@link #EXTEND} with more trials or more time.
 *   <li>The data set is broken, or nothing was scored: {@link #FAIL}, with a reason. A paused
 *       search does not fail; it is resumed first.
 * </ul>
 *
 * <p>A move is made by a store alone, in the transaction that locks the search's row and appends
 * the event, so of two that race exactly one is made.
 */
public enum SearchMove {
  /** A worker takes the search up. */
  START(Set.of(QUEUED), RUNNING),
  /** No further attempts begin, and those in training are put back with their checkpoints. */
  PAUSE(Set.of(QUEUED, RUNNING), PAUSED),
  /** The search goes on, also one that no worker had taken up. */
  RESUME(Set.of(PAUSED), RUNNING),
  /** The end on request; trials that have not ended are cancelled too. */
  CANCEL(Set.of(QUEUED, RUNNING, PAUSED), CANCELLED),
  /** The end by itself, with a front. */
  COMPLETE(Set.of(RUNNING), COMPLETED),
  /** The end for a reason; trials that have not ended are cancelled too. */
  FAIL(Set.of(QUEUED, RUNNING), FAILED),
  /** A search that was complete goes on, with more trials or more time. */
  EXTEND(Set.of(COMPLETED), RUNNING);

  @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable.
  private final Set<SearchState> from;

  private final SearchState to;

  SearchMove(Set<SearchState> from, SearchState to) {
    this.from = from;
    this.to = to;
  }

  /** The states that it leaves. */
  public Set<SearchState> from() {
    return from;
  }

  /** The state that it leads to. */
  public SearchState to() {
    return to;
  }

  /** Its name as people read it, for example {@code pause}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
