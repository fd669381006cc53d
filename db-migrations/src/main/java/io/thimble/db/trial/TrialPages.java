package io.thimble.db.trial;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Parts of a search's trials, for those who need not all of them. */
public interface TrialPages {
  /** By number; at most {@code limit}, those with a larger number than {@code after}. */
  List<StoredTrial> after(UUID search, int after, int limit);

  /** Those that are on the front, by number. */
  List<StoredTrial> onFront(UUID search);

  /** Those with these numbers, as far as there are such, by number. */
  List<StoredTrial> numbered(UUID search, Collection<Integer> numbers);

  /** What these trials had learnt at rungs, by trial and by rung. */
  List<RungResult> rungs(UUID search, Collection<Integer> numbers);

  /** What the scored trials came to, by number. */
  List<ScoredTrial> scored(UUID search);
}
