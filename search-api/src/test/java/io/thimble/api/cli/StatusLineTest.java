package io.thimble.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StatusLineTest {
  private final AtomicLong nanos = new AtomicLong();

  @Test
  void lineIsWrittenOverWhereAPersonWatches() {
    var screen = Screen.interactive();
    var line = new StatusLine(screen.terminal(), false, nanos::get);

    line.show("1/14");
    line.show("2/14");

    assertThat(screen.out()).isEqualTo("\r1/14\u001b[K\r2/14\u001b[K");
  }

  @Test
  void lineThatStaysIsWrittenAboveTheOneThatChanges() {
    var screen = Screen.interactive();
    var line = new StatusLine(screen.terminal(), false, nanos::get);

    line.show("1/14");
    line.say("a worker died");

    assertThat(screen.out())
        .isEqualTo("\r1/14\u001b[K\r\u001b[Ka worker died%n\r1/14\u001b[K".formatted());
  }

  @Test
  void lineIsCutBeforeTheEdgeOfTheTerminal() {
    var screen = Screen.interactive();

    new StatusLine(screen.terminal(), false, nanos::get).show("x".repeat(100));

    assertThat(screen.out()).isEqualTo("\r" + "x".repeat(59) + "\u001b[K");
  }

  @Test
  void plainLineIsWrittenEveryFiveSecondsWhereNobodyWatches() {
    var screen = Screen.plain();
    var line = new StatusLine(screen.terminal(), false, nanos::get);

    line.show("1/14");
    nanos.addAndGet(StatusLine.PLAIN_INTERVAL.toNanos() - 1);
    line.show("2/14");
    nanos.addAndGet(1);
    line.show("3/14");

    assertThat(screen.out().lines()).containsExactly("1/14", "3/14");
  }

  @Test
  void noControlCodeIsWrittenWhereNobodyWatches() {
    var screen = Screen.plain();
    try (var line = new StatusLine(screen.terminal(), false, nanos::get)) {
      line.show("one");
      line.say("two");
      line.clear();
    }

    assertThat(screen.out()).isEqualTo("one%ntwo%n".formatted());
  }

  @Test
  void progressGoesToTheMessagesWhereResultsAreForMachines() {
    var screen = Screen.interactive();
    var line = new StatusLine(screen.terminal(), true, nanos::get);

    line.show("one");
    line.say("two");

    assertThat(screen.out()).isEmpty();
    assertThat(screen.err()).isEqualTo("one%ntwo%n".formatted());
  }

  @Test
  void barIsDrawnWhereAPersonWatches() {
    var screen = Screen.interactive();

    new StatusLine(screen.terminal(), false, nanos::get).show(0.5, "7/14 trials", "7/14");

    assertThat(screen.out()).isEqualTo("\r[██████████░░░░░░░░░░] 7/14 trials\u001b[K");
  }

  @Test
  void shorterTextLeavesRoomForTheBar() {
    var screen = Screen.interactive();

    new StatusLine(screen.terminal(), false, nanos::get).show(0.5, "x".repeat(55), "y".repeat(48));

    assertThat(screen.out()).isEqualTo("\r[████░░░░] " + "y".repeat(48) + "\u001b[K");
  }

  @Test
  void noBarIsDrawnWhereNobodyWatches() {
    var screen = Screen.plain();

    new StatusLine(screen.terminal(), false, nanos::get).show(0.5, "7/14 trials", "7/14");

    assertThat(screen.out()).isEqualTo("7/14 trials%n".formatted());
  }
}
