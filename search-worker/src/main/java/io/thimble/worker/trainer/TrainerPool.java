package io.thimble.worker.trainer;

import io.thimble.worker.production.Outcome;
import java.util.ArrayDeque;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * The trainers of a worker. One is started when an order finds none idle, and kept warm for the
 * next order; one that has died, or has been stopped wherever it just was, is replaced by a new
 * one. Safe for several threads.
 */
public final class TrainerPool implements Trainers, AutoCloseable {
  private final TrainerSettings settings;
  private final ArrayDeque<TrainerProcess> idle = new ArrayDeque<>();
  private boolean closed;

  /** Starts nothing yet. */
  public TrainerPool(TrainerSettings settings) {
    this.settings = settings;
  }

  @Override
  public Ending run(Order.Work work, Supervisor supervisor) {
    var trainer = take();
    boolean reusable = false;
    try {
      var ending = new Conversation(trainer, supervisor).hold(work);
      reusable = isReusableAfter(ending);
      return ending;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("Interrupted while a trainer worked");
    } finally {
      if (reusable) {
        giveBack(trainer);
      } else {
        trainer.close();
      }
    }
  }

  /** Ends all idle trainers now, and the others when their work has ended. */
  @Override
  public synchronized void close() {
    closed = true;
    idle.forEach(TrainerProcess::close);
    idle.clear();
  }

  /** A trainer that was stopped before its first epoch may have been interrupted anywhere. */
  private static boolean isReusableAfter(Ending ending) {
    return switch (ending) {
      case Ending.Made(Outcome.Stopped stopped) -> stopped.checkpoint() != null;
      case Ending.Made _, Ending.Unfit _ -> true;
      case Ending.Lost _ -> false;
    };
  }

  private TrainerProcess take() {
    for (var trainer = poll(); trainer != null; trainer = poll()) {
      if (trainer.isAlive()) {
        return trainer;
      }
    }
    return TrainerProcess.start(settings);
  }

  private synchronized @Nullable TrainerProcess poll() {
    return idle.pollLast();
  }

  private synchronized void giveBack(TrainerProcess trainer) {
    trainer.rest();
    if (closed || idle.size() >= settings.warm()) {
      trainer.close();
    } else {
      idle.addLast(trainer);
    }
  }
}
