package io.thimble.worker.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.frontend.FrontEnd;
import io.thimble.worker.Networks;
import io.thimble.worker.ToyWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TrainingMemoryTest {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final int TRAININGS = 30;

  /** A step of this network holds about 2 MB: forgotten once in ten steps, it would show. */
  @Test
  void memoryStaysFlatOverThirtyTrainings() throws IOException {
    assumeThat(STATUS).as("resident memory is read from /proc, which Linux has").exists();
    var words = new ToyWords(FrontEnd.mfcc(10, 40, 20), 4, 400, 1, 1);
    var network = Networks.tiny(words.frontEnd(), 4);
    for (int i = 0; i < 5; i++) {
      train(network, words, i);
    }
    var before = residentMegabytes();

    for (int i = 0; i < TRAININGS; i++) {
      train(network, words, i);
    }

    assertThat(residentMegabytes() - before).isLessThan(64);
  }

  private static void train(Architecture network, ToyWords words, long seed) {
    Trainer.train(network, words, TrainingSettings.of(3, seed), TrainingListener.NONE);
  }

  private static long residentMegabytes() throws IOException {
    System.gc();
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .map(line -> line.replaceAll("\\D", ""))
        .mapToLong(Long::parseLong)
        .map(kilobytes -> kilobytes / 1024)
        .findFirst()
        .orElseThrow();
  }
}
