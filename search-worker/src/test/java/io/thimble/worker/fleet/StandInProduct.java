package io.thimble.worker.fleet;

import io.thimble.db.artifact.Artifacts;
import io.thimble.db.trial.Confusions;
import io.thimble.db.trial.Score;
import io.thimble.db.trial.TrialReport;
import io.thimble.hw.digest.Sha256;
import io.thimble.hw.score.Accuracy;
import io.thimble.worker.production.Outcome;
import io.thimble.worker.production.TrialSpec;
import io.thimble.worker.trainer.Order;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What a trial would have left: files of a usual size, and an accuracy that its decisions draw. */
final class StandInProduct {
  /** As DS-CNN small of Hello Edge leaves them. */
  private static final int MODEL_BYTES = 30_272;

  private static final int BUNDLE_BYTES = 120_000;
  private static final int NETWORK_BYTES = 92_000;
  private static final int CLIPS = 4_000;

  private StandInProduct() {}

  static Accuracy accuracy(TrialSpec trial) {
    var random = new Random(trial.decisions().hashCode());
    return new Accuracy(CLIPS / 2 + random.nextInt(CLIPS / 2), CLIPS);
  }

  static Outcome product(TrialSpec trial) {
    var random = new Random(31L * trial.search().seed() + trial.number());
    var accuracy = accuracy(trial);
    var model = bytes(random, MODEL_BYTES);
    return new Outcome.Product(
        new Score(accuracy, accuracy),
        new Artifacts(
            model,
            Sha256.of(model),
            "ptq",
            bytes(random, BUNDLE_BYTES),
            bytes(random, NETWORK_BYTES)),
        new TrialReport(heard(trial, accuracy), null, List.of()));
  }

  static Outcome tested(Order.Test order) {
    var accuracy = order.validation().int8();
    return new Outcome.Tested(
        order.validation(), order.artifacts().bundle(), heard(order.trial(), accuracy));
  }

  /** All that was heard wrong was of the first class. */
  private static Confusions heard(TrialSpec trial, Accuracy accuracy) {
    int classes = trial.search().labels().size();
    var counts = new ArrayList<List<Integer>>();
    for (int row = 0; row < classes; row++) {
      counts.add(new ArrayList<>(Collections.nCopies(classes, 0)));
    }
    counts.getFirst().set(1, accuracy.clips() - accuracy.correct());
    counts.get(1).set(1, accuracy.correct());
    return new Confusions(counts, counts);
  }

  static byte[] bytes(Random random, int count) {
    var bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
