package io.thimble.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {
  @Test
  void signsBeyondAsciiAreReplacedWhereTheyCannotBeShown() {
    assertThat(Screen.plainAscii().terminal().text("a … b – c · d"))
        .isEqualTo("a ... b - c - d")
        .matches(StandardCharsets.US_ASCII.newEncoder()::canEncode);
  }

  @Test
  void encodingDecidesWhatCanBeShown() {
    assertThat(Terminal.canWriteUnicode(StandardCharsets.UTF_8)).isTrue();
    assertThat(Terminal.canWriteUnicode(StandardCharsets.US_ASCII)).isFalse();
    assertThat(Terminal.canWriteUnicode(StandardCharsets.ISO_8859_1)).isFalse();
  }

  @Test
  void terminalOfATestIsNoPersons() {
    var terminal = Terminal.system(Map.of("COLUMNS", "132"));

    assertThat(terminal.interactive()).isFalse();
    assertThat(terminal.colours()).isFalse();
    assertThat(terminal.columns()).isEqualTo(132);
  }

  @Test
  void widthThatIsNoNumberIsPassedOver() {
    assertThat(Terminal.system(Map.of("COLUMNS", "wide")).columns()).isEqualTo(80);
  }
}
