package io.thimble.worker.train.bench;

import com.sun.management.OperatingSystemMXBean;
import io.thimble.hw.arch.Architecture;
import io.thimble.hw.space.Presets;
import io.thimble.hw.space.Spaces;
import io.thimble.hw.training.Augmentation;
import io.thimble.hw.training.Recipe;
import io.thimble.worker.train.Trainer;
import io.thimble.worker.train.TrainingSettings;
import io.thimble.worker.train.TrainingStoppedException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;

/**
 * One run of our side, in a process of its own: trains a preset on made-up clips and prints its
 * rate, warm-up left out. The processor time of a training alone is that of all threads, the
 * compiler's and the garbage collector's among them; of several at once, that of each one's thread.
 */
final class MeasuredTraining {
  private static final int CLIPS = 10_000;
  private static final int CLASSES = 12;

  /** More than a run gets through. */
  private static final int EPOCHS = 10_000;

  private MeasuredTraining() {}

  /**
   * Arguments: a preset's name, how many trainings at once in this process, and for how many
   * seconds they go on after they were measured.
   */
  public static void main(String[] arguments) throws InterruptedException, ExecutionException {
    var architecture = architecture(arguments[0]);
    int trainings = Integer.parseInt(arguments[1]);
    double linger = Double.parseDouble(arguments[2]);
    System.out.println(run(architecture, trainings, linger).write());
  }

  static Architecture architecture(String preset) {
    var decisions = Presets.named(preset).decisions();
    return Spaces.of(decisions.family()).decode(decisions, CLASSES);
  }

  private static Rate run(Architecture architecture, int trainings, double lingerSeconds)
      throws InterruptedException, ExecutionException {
    var unfinished = new CountDownLatch(trainings);
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    var threads = ManagementFactory.getThreadMXBean();
    LongSupplier clock =
        trainings == 1 ? system::getProcessCpuTime : threads::getCurrentThreadCpuTime;
    var tasks = new ArrayList<Callable<Rate>>();
    for (int i = 0; i < trainings; i++) {
      tasks.add(() -> run(architecture, new Stopwatch(clock, unfinished, lingerSeconds)));
    }
    try (var executor = Executors.newFixedThreadPool(trainings)) {
      var rates = new ArrayList<Rate>();
      for (var result : executor.invokeAll(tasks)) {
        rates.add(result.get());
      }
      return rates.stream().reduce(Rate::beside).orElseThrow();
    }
  }

  private static Rate run(Architecture architecture, Stopwatch stopwatch) {
    var clips = new MadeUpClips(architecture.frontEnd(), CLASSES, CLIPS);
    // The peer's clips are not changed either.
    var recipe = Recipe.DEFAULT.withAugmentation(Augmentation.NONE);
    try {
      Trainer.train(architecture, clips, TrainingSettings.of(EPOCHS, 1, recipe), stopwatch);
    } catch (TrainingStoppedException _) {
      return stopwatch.rate();
    }
    throw new IllegalStateException(
        "%d epochs were over before they were measured.".formatted(EPOCHS));
  }
}
