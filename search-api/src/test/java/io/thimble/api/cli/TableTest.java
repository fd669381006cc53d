package io.thimble.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void wordsStandToTheLeftAndNumbersToTheRight() {
    var table = Table.of("<family", ">flash B").row("dnn", "9").row("ds-cnn", "52,640");

    assertThat(table.lines())
        .containsExactly(
            "family  flash B", "───────────────", "dnn           9", "ds-cnn   52,640");
  }

  @Test
  void tableWithoutRowsIsItsHead() {
    assertThat(Table.of("<a", "<b").lines()).containsExactly("a  b", "────");
  }

  @Test
  void lineUnderTheHeadIsOfHyphensWhereOnlyAsciiCanBeShown() {
    var screen = Screen.plainAscii();

    Table.of("<a").row("…").print(screen.terminal());

    assertThat(screen.out().lines()).containsExactly("a", "-", "...");
  }

  @Test
  void rowOfAnotherLengthIsRefused() {
    assertThatThrownBy(() -> Table.of("<a", "<b").row("one"))
        .hasMessageContaining("1 cells")
        .hasMessageContaining("Maybe");
  }
}
