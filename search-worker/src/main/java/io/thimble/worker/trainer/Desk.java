package io.thimble.worker.trainer;

import io.thimble.worker.data.DataSetException;
import io.thimble.worker.data.DataSetUnavailableException;
import io.thimble.worker.production.Outcome;
import io.thimble.worker.production.Production;
import io.thimble.worker.quantize.QuantizationFailedException;
import io.thimble.worker.train.TrainingFailedException;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a trainer's orders arrive, by one thread, and are carried out, by another. */
final class Desk {
  private static final Logger log = LoggerFactory.getLogger(Desk.class);

  private final LinkedBlockingQueue<WorkInHand> waiting = new LinkedBlockingQueue<>();
  private final Production production = new Production();
  private final AnswerSink sink;
  private @Nullable WorkInHand latest;

  Desk(AnswerSink sink) {
    this.sink = sink;
  }

  /** Takes an order; called by the thread that reads them. */
  void take(Order order) {
    switch (order) {
      case Order.Work work -> {
        latest = new WorkInHand(work, sink);
        waiting.add(latest);
      }
      case Order.Stop _ -> {
        if (latest != null) {
          latest.stop();
        }
      }
    }
  }

  /** Carries out orders for ever. */
  void work() throws InterruptedException {
    while (true) {
      var work = waiting.take();
      work.begin();
      var answer = answer(work);
      work.end();
      sink.tell(answer);
    }
  }

  private Answer.Last answer(WorkInHand work) {
    try {
      return new Answer.Ended(outcome(work));
    } catch (RuntimeException e) {
      if (work.isStopped()) {
        return new Answer.Ended(new Outcome.Stopped(null));
      }
      return failure(e);
    }
  }

  private static Answer.Last failure(RuntimeException failure) {
    return switch (failure) {
      case TrainingFailedException e -> new Answer.Unfit(String.valueOf(e.getMessage()));
      case QuantizationFailedException e -> new Answer.Unfit(String.valueOf(e.getMessage()));
      case DataSetUnavailableException e -> {
        log.warn("The work cannot be done now", e);
        yield new Answer.GaveUp(String.valueOf(e.getMessage()));
      }
      case DataSetException e -> new Answer.Unfit(String.valueOf(e.getMessage()));
      case RuntimeException e -> {
        log.error("The work cannot be done", e);
        yield new Answer.GaveUp(
            "The training's process gave up (%s). Maybe this is a fault of Thimble: the worker's log tells where."
                .formatted(e));
      }
    };
  }

  private Outcome outcome(WorkInHand work) {
    return switch (work.order()) {
      case Order.Train order ->
          production.train(
              order.trial(), order.folders(), order.threads(), order.from(), order.epochs(), work);
      case Order.Test order ->
          production.test(
              order.trial(),
              order.folders(),
              order.threads(),
              order.artifacts(),
              order.validation());
    };
  }
}
