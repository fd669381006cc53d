package io.thimble.worker.train.bench;

import io.thimble.hw.space.Presets;
import io.thimble.hw.space.Spaces;
import io.thimble.hw.training.Recipes;
import io.thimble.worker.train.Trainer;
import io.thimble.worker.train.TrainingListener;
import io.thimble.worker.train.TrainingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Resident memory of a process that trains one network after the other, of all families in turn.
 */
public final class MemoryBenchmark {
  private static final List<String> NETWORKS =
      List.of("ds-cnn-s", "crnn-s", "gru-s", "lstm-s", "lstm-basic-s", "cnn-s", "dnn-s");

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final int CLASSES = 12;
  private static final int CLIPS = 1000;
  private static final int EPOCHS = 2;

  private MemoryBenchmark() {}

  /**
   * Memory after a training.
   *
   * @param training its number, from 1
   * @param network what was trained
   * @param residentMegabytes resident memory of this process, its Java heap included
   * @param heapMegabytes used part of that heap
   */
  public record Reading(int training, String network, long residentMegabytes, long heapMegabytes) {}

  /**
   * Trains so many networks.
   *
   * @param progress hears of each
   * @throws IOException where resident memory cannot be read; Linux tells it
   */
  public static List<Reading> run(int trainings, Consumer<Reading> progress) throws IOException {
    var readings = new ArrayList<Reading>();
    for (int i = 0; i < trainings; i++) {
      var name = NETWORKS.get(i % NETWORKS.size());
      train(name, i);
      var heap = Runtime.getRuntime();
      var reading =
          new Reading(
              i + 1, name, residentMegabytes(), (heap.totalMemory() - heap.freeMemory()) >> 20);
      readings.add(reading);
      progress.accept(reading);
    }
    return readings;
  }

  /**
   * Megabytes by which memory grows with each training, over the second half: the slope of the line
   * that fits best.
   */
  public static double growthPerTraining(List<Reading> readings) {
    var half = readings.subList(readings.size() / 2, readings.size());
    double meanTraining = half.stream().mapToInt(Reading::training).average().orElseThrow();
    double meanMegabytes =
        half.stream().mapToLong(Reading::residentMegabytes).average().orElseThrow();
    double products = 0;
    double squares = 0;
    for (var reading : half) {
      double distance = reading.training() - meanTraining;
      products += distance * (reading.residentMegabytes() - meanMegabytes);
      squares += distance * distance;
    }
    return products / squares;
  }

  private static void train(String name, long seed) {
    var decisions = Presets.named(name).decisions();
    var architecture = Spaces.of(decisions.family()).decode(decisions, CLASSES);
    Trainer.train(
        architecture,
        new MadeUpClips(architecture.frontEnd(), CLASSES, CLIPS),
        TrainingSettings.of(EPOCHS, seed, Recipes.of(decisions.family())),
        TrainingListener.NONE);
  }

  private static long residentMegabytes() throws IOException {
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .map(line -> line.replaceAll("\\D", ""))
        .mapToLong(kilobytes -> Long.parseLong(kilobytes) / 1024)
        .findFirst()
        .orElseThrow();
  }
}
