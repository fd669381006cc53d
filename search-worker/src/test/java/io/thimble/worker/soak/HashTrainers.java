package io.thimble.worker.soak;

import io.thimble.db.artifact.Artifacts;
import io.thimble.db.trial.Confusions;
import io.thimble.db.trial.Score;
import io.thimble.db.trial.TrialReport;
import io.thimble.hw.digest.Sha256;
import io.thimble.hw.score.Accuracy;
import io.thimble.worker.production.Outcome;
import io.thimble.worker.production.Phase;
import io.thimble.worker.production.TrialSpec;
import io.thimble.worker.train.Checkpoint;
import io.thimble.worker.trainer.Answer;
import io.thimble.worker.trainer.Ending;
import io.thimble.worker.trainer.Order;
import io.thimble.worker.trainer.Supervisor;
import io.thimble.worker.trainer.Trainers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Trains by hashing: each epoch is SHA-256 of the one before, the first of the trial's particulars.
 * The result is right only when every epoch was done once, in order, from the trial's own
 * checkpoints.
 *
 * <p>They are stubborn: told that an attempt is no longer wanted, they go on to its result, so that
 * the fence around the attempt's writes is what has to hold.
 */
final class HashTrainers implements Trainers {
  private static final int CLIPS = 4_000;

  private final Reports reports;
  private final Duration epoch;

  /**
   * Trainers that tell what they were told.
   *
   * @param epoch what an epoch takes besides its report, so that a worker can be met outside of all
   *     transactions
   */
  HashTrainers(Reports reports, Duration epoch) {
    this.reports = reports;
    this.epoch = epoch;
  }

  @Override
  public Ending run(Order.Work work, Supervisor supervisor) {
    return new Ending.Made(
        switch (work) {
          case Order.Train order -> train(order, supervisor);
          case Order.Test order -> test(order);
        });
  }

  private Outcome train(Order.Train order, Supervisor supervisor) {
    supervisor.heard(new Answer.PhaseBegan(Phase.TRAIN));
    var at = begin(order.trial(), order.from());
    while (at.epoch() < order.epochs()) {
      LockSupport.parkNanos(epoch.toNanos());
      at = epochAfter(at);
      var now = Instant.now();
      var ended = new Answer.EpochEnded(at.epoch(), order.epochs(), 1.0, epoch.toNanos() / 1e9);
      var accepted = supervisor.heard(ended);
      reports.add(now, supervisor.label(), at.epoch(), accepted);
      if (at.epoch() < order.epochs()) {
        supervisor.heard(new Answer.Kept(at));
      }
    }
    supervisor.heard(new Answer.PhaseBegan(Phase.QUANTIZE));
    supervisor.heard(new Answer.PhaseBegan(Phase.SCORE));
    return order.epochs() < order.trial().search().training().epochs()
        ? new Outcome.AtRung(accuracy(at), at)
        : product(new Score(accuracy(at), accuracy(at)), at);
  }

  private static Outcome test(Order.Test order) {
    return new Outcome.Tested(
        order.validation(), order.artifacts().bundle(), heard(order.validation()));
  }

  private static Outcome product(Score score, Checkpoint at) {
    return new Outcome.Product(
        score, artifacts(at), new TrialReport(heard(score), null, List.of()));
  }

  /** All that was heard wrong was of the first class. */
  private static Confusions heard(Score score) {
    return new Confusions(counts(score.floating()), counts(score.int8()));
  }

  private static List<List<Integer>> counts(Accuracy accuracy) {
    return List.of(
        List.of(0, accuracy.clips() - accuracy.correct()), List.of(0, accuracy.correct()));
  }

  private static Checkpoint begin(TrialSpec trial, @Nullable Checkpoint from) {
    return from == null
        ? new Checkpoint(
            0,
            bytes("%d %d %s".formatted(trial.search().seed(), trial.number(), trial.decisions())))
        : from;
  }

  private static Checkpoint epochAfter(Checkpoint before) {
    return new Checkpoint(before.epoch() + 1, bytes(Sha256.of(before.bytes())));
  }

  /** From one half to nearly all, as the hash says. */
  private static Accuracy accuracy(Checkpoint at) {
    var share = Integer.parseInt(text(at).substring(0, 4), 16);
    return new Accuracy(CLIPS / 2 + share % (CLIPS / 2), CLIPS);
  }

  private static Artifacts artifacts(Checkpoint at) {
    return new Artifacts(at.bytes(), Sha256.of(at.bytes()), "ptq", at.bytes(), at.bytes());
  }

  private static String text(Checkpoint at) {
    return new String(at.bytes(), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
