package io.thimble.worker.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeathTest {
  private static final TrainerSettings SETTINGS =
      new TrainerSettings(1, 64L << 20, Path.of("crashes"));

  @ParameterizedTest
  @CsvSource({
    "137, was killed, SIGKILL, THIMBLE_WORKER_THREADS",
    "139, crashed in native code, SIGSEGV, crashes",
    "134, crashed in native code, SIGABRT, crashes",
    "3, 64 MB of Java memory, exit code 3, THIMBLE_TRAINER_HEAP",
    "1, ended with, exit code 1, log"
  })
  void theReasonNamesTheEndAndWhatMayHelp(int exitCode, String what, String how, String hint) {
    var reason = new Death(exitCode, "", SETTINGS).reason();

    assertThat(reason).contains(what, how, "exit code " + exitCode);
    assertThat(reason.substring(reason.indexOf("Maybe"))).contains(hint);
    assertThat(reason).doesNotContain("last words");
  }

  @Test
  void theReasonQuotesWhatTheProcessPrintedLast() {
    var lines = new LastLines();
    for (int line = 1; line <= 7; line++) {
      lines.add("line " + line);
    }
    lines.add("# the Java machine's report");
    lines.add("x".repeat(1000));

    assertThat(new Death(1, lines.toString(), SETTINGS).reason())
        .contains("line 4 | line 5 | line 6 | line 7 | x")
        .doesNotContain("line 3", "#")
        .hasSizeLessThan(600);
  }
}
