package io.thimble.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ProgramIT {
  @TempDir private Path temporary;
  private final BlockingQueue<String> announced = new LinkedBlockingQueue<>();

  @Test
  void programThatDiesIsStartedAgainAndItsLastWordsAreTold() throws InterruptedException {
    var program = start("echo my last words; exit 7");
    try {
      assertThat(next()).contains("dying died (exit code 7)", "again in 1 s", "dying.log");
      assertThat(next()).isEqualTo("  | my last words");
      assertThat(next()).contains("exit code 7", "again in 2 s");
      assertThat(next()).as("words of the second life alone").isEqualTo("  | my last words");
      assertThat(program.deaths()).isEqualTo(2);
    } finally {
      end(program);
    }

    assertThat(announced).isEmpty();
  }

  @Test
  void programThatIsStoppedIsNotStartedAgain() {
    var program = start("exec tail -f /dev/null");

    end(program);

    assertThat(announced).isEmpty();
    assertThat(program.deaths()).isZero();
  }

  @Test
  void programThatDoesNotStopIsKilled() throws InterruptedException {
    var program = start("trap '' TERM; echo deaf; exec tail -f /dev/null");
    while (program.lastLines(1).isEmpty()) {
      Thread.onSpinWait();
    }

    program.stop();
    program.awaitEnd(Duration.ofMillis(300));

    assertThat(next()).isEqualTo("dying does not stop and is killed.");
  }

  @Test
  void environmentIsHandedOn() throws InterruptedException {
    var program = start("echo \"$GREETING\"; exit 1");
    try {
      next();
      assertThat(next()).isEqualTo("  | hello");
    } finally {
      end(program);
    }
  }

  private Program start(String script) {
    var log = LogFile.begin(temporary, "dying");
    var command = List.of("sh", "-c", script);
    return Program.start(
        new ProgramSpec("dying", command, Map.of("GREETING", "hello"), log), announced::add);
  }

  private static void end(Program program) {
    program.stop();
    program.awaitEnd(Duration.ofSeconds(10));
  }

  private String next() throws InterruptedException {
    var line = announced.poll(30, TimeUnit.SECONDS);
    return line == null ? "nothing was announced within 30 s" : line;
  }
}
