package io.thimble.worker.trainer;

import io.thimble.db.artifact.Artifacts;
import io.thimble.db.trial.Score;
import io.thimble.worker.production.ClipFolders;
import io.thimble.worker.production.TrialSpec;
import io.thimble.worker.train.Checkpoint;
import org.jspecify.annotations.Nullable;

/** What a trainer is told. */
public sealed interface Order {
  /** Work, of which a trainer does one piece at a time. */
  sealed interface Work extends Order {
    /** What the work is about. */
    TrialSpec trial();
  }

  /**
   * Train a trial.
   *
   * @param folders where its clips lie
   * @param threads most threads that compute features
   * @param from where to go on, or null for the beginning
   * @param epochs of the rung to train to; those of the whole trial stand for its end
   */
  record Train(
      TrialSpec trial, ClipFolders folders, int threads, @Nullable Checkpoint from, int epochs)
      implements Work {}

  /**
   * Measure a finished trial on the test split.
   *
   * @param folders where its clips lie
   * @param threads most threads that compute features
   * @param artifacts what the trial left
   * @param validation what was measured then
   */
  record Test(
      TrialSpec trial, ClipFolders folders, int threads, Artifacts artifacts, Score validation)
      implements Work {}

  /** End the work, if there is any, as soon as its batch is done. */
  record Stop() implements Order {}
}
