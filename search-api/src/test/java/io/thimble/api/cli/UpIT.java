package io.thimble.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code up} as a person runs it: with the programs that were packaged, and real signals. */
@Timeout(240)
class UpIT {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  private static final int TERMINATED = 143;
  private static final int INTERRUPT_BIT = 1 << 1;

  @TempDir private Path temporary;
  private final String port = Integer.toString(Ports.free());

  @BeforeEach
  void programsArePackaged() {
    var worker =
        HOME.resolve("search-worker/target/search-worker-%s.jar".formatted(Installation.VERSION));
    if (!Files.exists(worker)) {
      System.err.printf("WARNING: %s is missing, so up is not tested. Maybe build it.%n", worker);
    }
    assumeThat(worker).exists();
  }

  @Test
  void portInUseIsToldAndNothingIsWritten() throws IOException, InterruptedException {
    var folder = temporary.resolve("folder");
    try (var taken = new ServerSocket()) {
      taken.bind(new InetSocketAddress(Integer.parseInt(port)));
      try (var up = up(folder)) {
        assertThat(up.awaitExit()).isEqualTo(ExitCodes.FAILED);
        assertThat(up.output()).contains("(%s)".formatted(port), "Maybe", "--port");
      }
    }

    assertThat(folder).doesNotExist();
  }

  @Test
  void missingDataFolderIsToldAndNothingIsWritten() throws IOException, InterruptedException {
    var folder = temporary.resolve("folder");
    try (var up = up(folder, "--data", temporary.resolve("absent").toString())) {
      assertThat(up.awaitExit()).isEqualTo(ExitCodes.BAD_INPUT);
      assertThat(up.output()).contains("absent", "does not exist", "Maybe");
    }

    assertThat(folder).doesNotExist();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "There are no signals.")
  void secondUpIsRefusedAndAnInterruptLeavesNoProcess() throws Exception {
    var folder = temporary.resolve("folder");
    try (var up = up(folder)) {
      assertThat(up.awaitLine("Thimble is ready: http://127.0.0.1:" + port))
          .as(up::output)
          .isTrue();
      var family = family(up, folder);
      assertThat(family).as("API, worker and PostgreSQL").hasSizeGreaterThanOrEqualTo(3);

      try (var second =
          CommandProcess.start(
              HOME,
              "up",
              "--folder",
              folder.toString(),
              "--port",
              Integer.toString(Ports.free()))) {
        assertThat(second.awaitExit()).isEqualTo(ExitCodes.FAILED);
        assertThat(second.output())
            .contains("in use", Long.toString(up.handle().pid()), "Maybe", "--folder");
      }

      var ignored = interruptsAreIgnored();
      up.signal(ignored ? "TERM" : "INT");
      assertThat(up.awaitExit()).isEqualTo(ignored ? TERMINATED : ExitCodes.INTERRUPTED);
      assertThat(up.output())
          .contains("Everything is stopped", folder.toString())
          .doesNotContain("is started again", "is killed");
      assertThat(family).noneMatch(ProcessHandle::isAlive);
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "There are no signals.")
  void killedUpLeavesNoProcessAndTheFolderCanBeUsedAgain() throws Exception {
    var folder = temporary.resolve("folder");
    try (var up = up(folder)) {
      assertThat(up.awaitLine("Thimble is ready")).as(up::output).isTrue();
      var family = family(up, folder);

      up.signal("KILL");

      for (var member : family) {
        member.onExit().get(60, TimeUnit.SECONDS);
      }
    }
    try (var again = up(folder)) {
      assertThat(again.awaitLine("Thimble is ready")).as(again::output).isTrue();
      again.signal("TERM");
      assertThat(again.awaitExit()).isEqualTo(TERMINATED);
    }
  }

  private CommandProcess up(Path folder, String... more) {
    var arguments = new ArrayList<>(List.of("up", "--port", port, "--folder", folder.toString()));
    arguments.addAll(List.of(more));
    return CommandProcess.start(HOME, arguments.toArray(String[]::new));
  }

  /** The children of the command, and PostgreSQL, which is none. */
  private static List<ProcessHandle> family(CommandProcess up, Path folder) throws IOException {
    var family = new ArrayList<>(up.handle().descendants().toList());
    var server = Files.readAllLines(folder.resolve("postgres/data/postmaster.pid")).getFirst();
    family.add(ProcessHandle.of(Long.parseLong(server.strip())).orElseThrow());
    return family;
  }

  /** What a shell starts in the background ignores interrupts, and so does all that it starts. */
  private static boolean interruptsAreIgnored() throws IOException {
    var status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    try (var lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("SigIgn:"))
          .map(line -> Long.parseUnsignedLong(line.substring("SigIgn:".length()).strip(), 16))
          .anyMatch(ignored -> (ignored & INTERRUPT_BIT) != 0);
    }
  }
}
