package io.thimble.db.artifact;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Where artifacts are read from; {@code TrialStore} writes them. */
public interface ArtifactStore {
  /** What the trial left, if it is scored and its files were not let go since. */
  Optional<Artifacts> find(UUID search, int trial);

  /**
   * Lets the files go of trials that are on no front, of searches that ended at least this long
   * ago, with an event for each search. Digests and schemes stay, and so do the files of fronts.
   *
   * @return how many trials lost their files
   */
  int letGo(Duration ended);
}
