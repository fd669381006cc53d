package io.thimble.worker.production;

import io.thimble.worker.train.Training;
import io.thimble.worker.train.TrainingListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Passes on what happens in the trainings of one trial, with a checkpoint now and then. */
final class TrainingWatch {
  /** What a crash may cost; a checkpoint takes a row of the database. */
  private static final Duration LONGEST_LOSS = Duration.ofSeconds(15);

  private final int epochs;
  private final ProductionListener listener;
  private final List<String> digests = new ArrayList<>();
  private long keptAt = System.nanoTime();

  /**
   * Watches one trial.
   *
   * @param epochs of the whole trial
   */
  TrainingWatch(int epochs, ProductionListener listener) {
    this.epochs = epochs;
    this.listener = listener;
  }

  /** Watches the training in float. */
  TrainingListener of(Training training) {
    return new Passing(
        epoch -> {
          tell(epoch.number(), epoch);
          digests.add("%s/%08x".formatted(training.checkpoint().digest(), epoch.shown()));
          if (System.nanoTime() - keptAt >= LONGEST_LOSS.toNanos()) {
            listener.kept(training.checkpoint());
            keptAt = System.nanoTime();
          }
        });
  }

  /**
   * What the training was after each epoch that was watched, and what it had been shown, as short
   * as logs want it: where two trainings first differ, and whether in the clips or the computing.
   */
  String digests() {
    return String.join(" ", digests);
  }

  /** Watches learning on, whose epochs count from where the training in float ended. */
  TrainingListener ofFineTuning(int before) {
    return new Passing(epoch -> tell(Math.min(epochs, before + epoch.number()), epoch));
  }

  private void tell(int number, TrainingListener.Epoch epoch) {
    listener.epochEnded(number, epochs, epoch.loss(), epoch.nanos() / 1e9);
  }

  private interface EpochEnd {
    void heard(TrainingListener.Epoch epoch);
  }

  private final class Passing implements TrainingListener {
    private final EpochEnd end;

    Passing(EpochEnd end) {
      this.end = end;
    }

    @Override
    public boolean epochEnded(Epoch epoch) {
      end.heard(epoch);
      // The last batch is done: whether to go on is asked before the next one.
      return true;
    }

    @Override
    public boolean goesOn() {
      return listener.goesOn();
    }
  }
}
