package io.thimble.worker.train.bench;

import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.space.Presets;
import io.thimble.hw.space.Spaces;
import io.thimble.worker.train.Trainer;
import io.thimble.worker.train.TrainingListener;
import io.thimble.worker.train.TrainingSettings;

/**
 * One run of our side, in a process of its own: trains on made-up clips and prints samples per
 * second, warm-up left out.
 */
final class MeasuredTraining {
  static final String NETWORK = "ds-cnn-s";
  static final int WARM_UP_EPOCHS = 2;
  static final int CLIPS = 1000;
  private static final int CLASSES = 12;

  private MeasuredTraining() {}

  public static void main(String[] arguments) {
    int epochs = Integer.parseInt(arguments[0]);
    System.out.println(samplesPerSecond(epochs));
  }

  private static double samplesPerSecond(int epochs) {
    var decisions = Presets.named(NETWORK).decisions();
    var architecture = Spaces.of(decisions.family()).decode(decisions, CLASSES);
    FrontEnd frontEnd = architecture.frontEnd();
    var clips = new MadeUpClips(frontEnd, CLASSES, CLIPS);
    var nanos = new long[1];
    TrainingListener listener =
        epoch -> {
          if (epoch.number() > WARM_UP_EPOCHS) {
            nanos[0] += epoch.nanos();
          }
          return true;
        };
    var settings = TrainingSettings.of(WARM_UP_EPOCHS + epochs, 1);
    Trainer.train(architecture, clips, settings, listener);
    return epochs * CLIPS / (nanos[0] / 1e9);
  }
}
