package io.thimble.db.artifact;

import java.util.Optional;
import java.util.UUID;

/** Where artifacts are read from; {@code TrialStore} writes them. */
public interface ArtifactStore {
  /** What the trial left, if it is scored. */
  Optional<Artifacts> find(UUID search, int trial);
}
