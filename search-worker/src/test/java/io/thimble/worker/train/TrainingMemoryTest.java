package io.thimble.worker.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.Dense;
import io.thimble.hw.arch.Family;
import io.thimble.hw.arch.Gru;
import io.thimble.hw.arch.Layer;
import io.thimble.hw.arch.Softmax;
import io.thimble.hw.frontend.FrontEnd;
import io.thimble.worker.Networks;
import io.thimble.worker.ToyWords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrainingMemoryTest {
  /** The Java heap may grow by some of it; what trainings would leave behind is a gigabyte. */
  private static final long MEGABYTES_ALLOWED = 256;

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final ToyWords WORDS = new ToyWords(FrontEnd.mfcc(10, 40, 20), 4, 400, 1, 1);
  private static final Architecture NETWORK = Networks.tiny(WORDS.frontEnd(), 4);

  @BeforeEach
  void assumeThatResidentMemoryCanBeRead() {
    assumeThat(STATUS).as("resident memory is read from /proc, which Linux has").exists();
  }

  @Test
  void memoryStaysFlatOverThirtyTrainings() {
    train(5);
    var before = residentMegabytes();

    train(30);

    assertThat(residentMegabytes() - before).isLessThan(MEGABYTES_ALLOWED);
  }

  /** A step of this network makes tensors of about 5 MB: kept, they would be a gigabyte. */
  @Test
  void memoryStaysFlatOverTwoHundredSteps() {
    var megabytes = new ArrayList<Long>();

    Trainer.train(
        NETWORK,
        WORDS,
        TrainingSettings.of(60, 1),
        epoch -> epoch.number() % 5 != 0 || megabytes.add(residentMegabytes()));

    assertThat(megabytes.getLast() - megabytes.getFirst()).isLessThan(MEGABYTES_ALLOWED);
  }

  /** A step of this network makes tensors of about 16 MB. */
  @Test
  void memoryStaysFlatOverTheStepsOfARecurrentNetworkAndItsFineTuning() {
    var megabytes = new ArrayList<Long>();
    TrainingListener listener =
        epoch -> epoch.number() % 5 != 0 || megabytes.add(residentMegabytes());
    var layers = List.<Layer>of(new Gru(40, 2), new Dense(4, false), new Softmax());
    var architecture = new Architecture(Family.GRU, WORDS.frontEnd(), layers);

    var network = Trainer.train(architecture, WORDS, TrainingSettings.of(20, 1), listener);
    FineTuner.tune(network, WORDS, FineTuningSettings.of(20, 1), listener);

    assertThat(megabytes.getLast() - megabytes.getFirst()).isLessThan(MEGABYTES_ALLOWED);
  }

  private static void train(int times) {
    for (int seed = 0; seed < times; seed++) {
      Trainer.train(NETWORK, WORDS, TrainingSettings.of(3, seed), TrainingListener.NONE);
    }
  }

  private static long residentMegabytes() {
    System.gc();
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> line.replaceAll("\\D", ""))
          .mapToLong(Long::parseLong)
          .map(kilobytes -> kilobytes / 1024)
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
