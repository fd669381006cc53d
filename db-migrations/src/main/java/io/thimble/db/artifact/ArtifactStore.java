package io.thimble.db.artifact;

import java.util.Optional;
import java.util.UUID;

/** Where artifacts are read from; {@code TrialStore} writes them. */
public interface ArtifactStore {
  /** What the trial left, if it is scored and its files were not let go since. */
  Optional<Artifacts> find(UUID search, int trial);
}
