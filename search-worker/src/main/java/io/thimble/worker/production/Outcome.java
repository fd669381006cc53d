package io.thimble.worker.production;

import io.thimble.db.artifact.Artifacts;
import io.thimble.db.trial.Confusions;
import io.thimble.db.trial.Score;
import io.thimble.db.trial.TrialReport;
import io.thimble.hw.score.Accuracy;
import io.thimble.worker.train.Checkpoint;
import org.jspecify.annotations.Nullable;

/** What became of a piece of work. */
public sealed interface Outcome {
  /**
   * The training has come to its rung.
   *
   * @param floating accuracy on the validation split, before quantization
   * @param checkpoint from where it may go on
   */
  record AtRung(Accuracy floating, Checkpoint checkpoint) implements Outcome {}

  /**
   * The file is there, and measured on the validation split.
   *
   * @param report what people may look at
   */
  record Product(Score validation, Artifacts artifacts, TrialReport report) implements Outcome {}

  /**
   * The file was measured on the test split.
   *
   * @param bundle the one that states it
   * @param heard what was heard there
   */
  record Tested(Score test, byte[] bundle, Confusions heard) implements Outcome {}

  /**
   * The listener wanted no more.
   *
   * @param checkpoint of the last whole epoch, or null when there was none
   */
  record Stopped(@Nullable Checkpoint checkpoint) implements Outcome {}
}
