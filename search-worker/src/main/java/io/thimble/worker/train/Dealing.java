package io.thimble.worker.train;

import io.thimble.worker.data.LearningData;
import io.thimble.worker.data.Standardisation;

/** Batches without a training: what reading and changing clips costs by itself. */
public final class Dealing {
  private Dealing() {}

  /**
   * Deals every batch of all epochs, and forgets it.
   *
   * @return clips dealt
   */
  public static long deal(
      LearningData data, Standardisation standardisation, TrainingSettings settings) {
    var batches = new Batches(data, standardisation, settings);
    for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
      batches.begin(epoch);
      for (int batch = 0; batch < batches.count(); batch++) {
        batches.load(batch);
      }
    }
    return (long) settings.epochs() * batches.clips();
  }
}
