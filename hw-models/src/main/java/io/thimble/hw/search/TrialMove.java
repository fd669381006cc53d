package io.thimble.hw.search;

import static io.thimble.hw.search.TrialState.QUEUED;
import static io.thimble.hw.search.TrialState.RUNNING;
import static io.thimble.hw.search.TrialState.WAITING;

import java.util.Set;

/**
 * Every move that a trial can make; there is no other. A trial begins as {@code QUEUED}, when it is
 * proposed. What happens to it:
 *
 * <ul>
 *   <li>A worker trains it to the end: {@link #BEGIN}, {@link #SCORE}.
 *   <li>It is compared with others on the way: {@link #REACH}, then {@link #PROMOTE} or {@link
 *       #STOP}.
 *   <li>Its worker dies: after the lease another worker makes {@link #BEGIN} again, straight from
 *       {@code RUNNING}; the attempt before it has lost its fence and can move nothing.
 *   <li>Its worker stops, its search is paused, or its training's process dies: {@link #RELEASE}.
 *   <li>It cannot be trained, or has lost too many attempts: {@link #FAIL}; its search goes on.
 *   <li>Its search ends before it: {@link #CANCEL}.
 * </ul>
 *
 * <p>Moves out of {@code RUNNING}, but for {@link #BEGIN} and {@link #CANCEL}, are an attempt's: a
 * store makes them only while that attempt is the latest.
 */
public enum TrialMove {
  /** An attempt begins, and every earlier one may write no more. */
  BEGIN(Set.of(QUEUED, RUNNING), RUNNING),
  /** The attempt ends without a result; another goes on from the checkpoint. */
  RELEASE(Set.of(RUNNING), QUEUED),
  /** The attempt has trained to its rung, and the trial waits there to be compared. */
  REACH(Set.of(RUNNING), WAITING),
  /** The comparison sends the trial on to the next rung. */
  PROMOTE(Set.of(WAITING), QUEUED),
  /** The comparison ends the trial without a score. */
  STOP(Set.of(WAITING), TrialState.STOPPED),
  /** The attempt ends with a score. */
  SCORE(Set.of(RUNNING), TrialState.SCORED),
  /** The trial ends without a score, for a reason. */
  FAIL(Set.of(RUNNING), TrialState.FAILED),
  /** The trial ends with its search. */
  CANCEL(Set.of(QUEUED, RUNNING, WAITING), TrialState.CANCELLED);

  @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable.
  private final Set<TrialState> from;

  private final TrialState to;

  TrialMove(Set<TrialState> from, TrialState to) {
    this.from = from;
    this.to = to;
  }

  /** The states that it leaves. */
  public Set<TrialState> from() {
    return from;
  }

  /** The state that it leads to. */
  public TrialState to() {
    return to;
  }
}
