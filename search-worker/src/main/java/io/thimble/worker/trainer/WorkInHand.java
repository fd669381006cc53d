package io.thimble.worker.trainer;

import io.thimble.worker.production.Phase;
import io.thimble.worker.production.ProductionListener;
import io.thimble.worker.train.Checkpoint;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work in the trainer: what is told of it goes out, a stop comes in, also before it has
 * begun. Whatever blocks at that moment is interrupted; a batch is not, and asks afterwards.
 */
final class WorkInHand implements ProductionListener {
  private final Order.Work order;
  private final AnswerSink sink;
  private @Nullable Thread thread;
  private volatile boolean stopped;

  WorkInHand(Order.Work order, AnswerSink sink) {
    this.order = order;
    this.sink = sink;
  }

  Order.Work order() {
    return order;
  }

  boolean isStopped() {
    return stopped;
  }

  /** The calling thread does the work from here on. */
  synchronized void begin() {
    thread = Thread.currentThread();
    if (stopped) {
      thread.interrupt();
    }
  }

  /** The calling thread has done the work; no stop reaches it any more. */
  synchronized void end() {
    thread = null;
    Thread.interrupted();
  }

  synchronized void stop() {
    stopped = true;
    if (thread != null) {
      thread.interrupt();
    }
  }

  @Override
  public void began(Phase phase) {
    sink.tell(new Answer.PhaseBegan(phase));
  }

  @Override
  public void epochEnded(int epoch, int of, double loss, double seconds) {
    sink.tell(new Answer.EpochEnded(epoch, of, loss, seconds));
  }

  @Override
  public void kept(Checkpoint checkpoint) {
    sink.tell(new Answer.Kept(checkpoint));
  }

  @Override
  public boolean goesOn() {
    return !stopped;
  }
}
