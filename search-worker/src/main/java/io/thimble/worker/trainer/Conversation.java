package io.thimble.worker.trainer;

import io.thimble.worker.production.Outcome;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One piece of work with one trainer, from the order to the end. */
final class Conversation {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  /**
   * A batch of the largest networks takes half a second; whatever takes longer is not waited for.
   */
  private static final Duration GRACE = Duration.ofMillis(1500);

  private final TrainerProcess trainer;
  private final Supervisor supervisor;
  private long lookAt = System.nanoTime() + BETWEEN_LOOKS.toNanos();
  private boolean stopping;
  private long stopBy;

  Conversation(TrainerProcess trainer, Supervisor supervisor) {
    this.trainer = trainer;
    this.supervisor = supervisor;
  }

  /** Holds it. */
  Ending hold(Order.Work work) throws InterruptedException {
    if (!trainer.begin(work, supervisor)) {
      return lost();
    }
    while (true) {
      var ending = react(trainer.await(Duration.ofNanos(wakeAt() - System.nanoTime())));
      if (ending != null) {
        return ending;
      }
      if (stopping && System.nanoTime() - stopBy >= 0) {
        trainer.close();
        return stoppedWithoutAWord();
      }
      if (!stopping && System.nanoTime() - lookAt >= 0) {
        lookAt = System.nanoTime() + BETWEEN_LOOKS.toNanos();
        stopUnless(supervisor.goesOn());
      }
    }
  }

  private long wakeAt() {
    return stopping ? stopBy : lookAt;
  }

  // Null stands for silence, empty for its end: both are cases of their own.
  @SuppressWarnings({"NullAway", "OptionalAssignedToNull"})
  private @Nullable Ending react(@Nullable Optional<Answer> heard) throws InterruptedException {
    if (heard == null) {
      return null;
    }
    if (heard.isEmpty()) {
      return stopping ? stoppedWithoutAWord() : lost();
    }
    return switch (heard.get()) {
      case Answer.Progress progress -> {
        stopUnless(supervisor.heard(progress) || stopping);
        yield null;
      }
      case Answer.Ended ended -> new Ending.Made(ended.outcome());
      case Answer.Unfit unfit -> new Ending.Unfit(unfit.reason());
      case Answer.GaveUp gaveUp -> new Ending.Lost(gaveUp.reason());
    };
  }

  private void stopUnless(boolean goesOn) {
    if (!goesOn) {
      stopping = true;
      stopBy = System.nanoTime() + GRACE.toNanos();
      trainer.stop();
    }
  }

  private Ending lost() throws InterruptedException {
    return new Ending.Lost(trainer.death().reason());
  }

  private static Ending stoppedWithoutAWord() {
    return new Ending.Made(new Outcome.Stopped(null));
  }
}
