package io.thimble.worker.fleet;

import io.thimble.worker.production.Outcome;
import io.thimble.worker.production.Phase;
import io.thimble.worker.train.Checkpoint;
import io.thimble.worker.trainer.Answer;
import io.thimble.worker.trainer.Ending;
import io.thimble.worker.trainer.Order;
import io.thimble.worker.trainer.Supervisor;
import io.thimble.worker.trainer.Trainers;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Trainers that sleep for as long as a training would take, and say meanwhile what it would say as
 * often as it would: its phases, an epoch's end, a checkpoint every 15 seconds, and the question
 * four times a second whether it is still wanted.
 */
final class SleepingTrainers {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
  private static final Duration BETWEEN_CHECKPOINTS = Duration.ofSeconds(15);

  /** Weights of DS-CNN small, and Adam's two moments of each. */
  private static final int CHECKPOINT_BYTES = 22_604 * 3 * Float.BYTES;

  /** The same bytes again and again: what they are, PostgreSQL does not care. */
  private static final byte[] WEIGHTS = StandInProduct.bytes(new Random(7), CHECKPOINT_BYTES);

  private final TrialTimes times;
  private final AtomicInteger training = new AtomicInteger();
  private final LongAdder ended = new LongAdder();
  private final LongAdder unwanted = new LongAdder();
  private final Latencies gaps = new Latencies();
  private volatile boolean over;

  SleepingTrainers(TrialTimes times) {
    this.times = times;
  }

  /** Trainings that run now. */
  int training() {
    return training.get();
  }

  /** Trainings that came to their end or their rung since the last call. */
  long takeEnded() {
    return ended.sumThenReset();
  }

  /** Trainings since the last call that were told to stop. */
  long takeUnwanted() {
    return unwanted.sumThenReset();
  }

  /** How long workers waited between the end of a training and the next one's beginning. */
  Latencies gaps() {
    return gaps;
  }

  /** Ends all trainings. */
  void end() {
    over = true;
  }

  /**
   * Those of one worker. Its first training has but a part of its way left, so that trainings of
   * workers that start together do not end together.
   *
   * @param left of the first training, from 0 to 1
   */
  Trainers ofWorker(double left) {
    return new OfWorker(left);
  }

  /** Of a worker that trains one trial at a time. */
  private final class OfWorker implements Trainers {
    private double left;
    private long endedAt;

    OfWorker(double left) {
      this.left = left;
    }

    @Override
    public Ending run(Order.Work work, Supervisor supervisor) {
      return switch (work) {
        case Order.Train order -> train(order, supervisor);
        case Order.Test order -> new Ending.Made(StandInProduct.tested(order));
      };
    }

    private Ending train(Order.Train order, Supervisor supervisor) {
      if (endedAt != 0) {
        gaps.add(System.nanoTime() - endedAt);
      }
      training.incrementAndGet();
      try {
        return new Ending.Made(outcome(order, supervisor));
      } finally {
        training.decrementAndGet();
        left = 1;
        endedAt = System.nanoTime();
      }
    }

    private Outcome outcome(Order.Train order, Supervisor supervisor) {
      supervisor.heard(new Answer.PhaseBegan(Phase.TRAIN));
      var epoch = times.epoch(order.trial());
      var keptAt = System.nanoTime();
      int from = from(order.from());
      int first = from + (int) ((1 - left) * (order.epochs() - from));
      for (int at = first + 1; at <= order.epochs(); at++) {
        if (!sleep(epoch, supervisor)
            || !supervisor.heard(
                new Answer.EpochEnded(at, order.epochs(), 1.0, epoch.toNanos() / 1e9))) {
          unwanted.increment();
          return new Outcome.Stopped(null);
        }
        if (System.nanoTime() - keptAt >= BETWEEN_CHECKPOINTS.toNanos() && at < order.epochs()) {
          supervisor.heard(new Answer.Kept(new Checkpoint(at, WEIGHTS)));
          keptAt = System.nanoTime();
        }
      }
      ended.increment();
      if (order.epochs() < order.trial().search().training().epochs()) {
        return new Outcome.AtRung(
            StandInProduct.accuracy(order.trial()), new Checkpoint(order.epochs(), WEIGHTS));
      }
      supervisor.heard(new Answer.PhaseBegan(Phase.QUANTIZE));
      supervisor.heard(new Answer.PhaseBegan(Phase.SCORE));
      return StandInProduct.product(order.trial());
    }

    private static int from(@Nullable Checkpoint checkpoint) {
      return checkpoint == null ? 0 : checkpoint.epoch();
    }

    /** Whether the training is still wanted at the end. */
    private boolean sleep(Duration time, Supervisor supervisor) {
      long until = System.nanoTime() + time.toNanos();
      while (true) {
        long rest = until - System.nanoTime();
        if (over || rest <= 0) {
          return !over;
        }
        try {
          Thread.sleep(Duration.ofNanos(Math.min(rest, BETWEEN_LOOKS.toNanos())));
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return false;
        }
        if (!supervisor.goesOn()) {
          return false;
        }
      }
    }
  }
}
