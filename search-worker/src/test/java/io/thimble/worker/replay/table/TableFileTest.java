package io.thimble.worker.replay.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableFileTest {
  private static final String HEADER = "d_filters,d_kind,accuracy,flops";

  @Test
  void integersAreOrderedByValueAndWordsByTheAlphabet() {
    var table =
        TableFile.read(
            "t", List.of(HEADER, "128,mfcc,0.9,300", "16,\"log-mel\",0.8,20", "64,mfcc,0.7,2e2"));

    assertThat(table.decisions())
        .containsExactly(
            new Column("filters", List.of("16", "64", "128"), true),
            new Column("kind", List.of("log-mel", "mfcc"), false));
    assertThat(table.measures()).containsExactly("accuracy", "flops");
    assertThat(table.row(List.of(1, 1))).hasValue(2);
    assertThat(table.row(List.of(1, 0))).isEmpty();
    assertThat(table.value(2, 1)).isEqualTo(200);
  }

  @Test
  void answersThatSpanMoreThanAFactorOfFourLieByTheirLogarithms() {
    var wide = Column.of("filters", List.of("8", "32", "128"));
    var narrow = Column.of("blocks", List.of("2", "3", "8"));

    assertThat(wide.places().get(1)).isCloseTo(0.5, within(1e-12));
    assertThat(narrow.places().get(1)).isCloseTo(1 / 6.0, within(1e-12));
  }

  @Test
  void aTableComesBackFromItsLines() {
    var lines = List.of(HEADER, "16,mfcc,0.8,20", "64,mfcc,0.7251,200");

    assertThat(TableFile.lines(TableFile.read("t", lines))).isEqualTo(lines);
  }

  @Test
  void columnsWithoutANameArePassedOver() {
    var table = TableFile.read("t", List.of("," + HEADER, "0,16,mfcc,0.8,20"));

    assertThat(table.measures()).containsExactly("accuracy", "flops");
  }

  @Test
  void aCellThatIsNoNumberIsNamedWithItsLine() {
    assertThatThrownBy(
            () -> TableFile.read("t", List.of(HEADER, "16,mfcc,0.8,20", "", "64,mfcc,high,30")))
        .isInstanceOf(InvalidTableException.class)
        .hasMessageContaining("column accuracy of line 4 (high)")
        .hasMessageContaining("Maybe");
    assertThatThrownBy(() -> TableFile.read("t", List.of(HEADER, "16,mfcc,NaN,20")))
        .hasMessageContaining("column accuracy of line 2 (NaN)");
  }

  @Test
  void aLineWithACellTooFewIsNamed() {
    assertThatThrownBy(() -> TableFile.read("t", List.of(HEADER, "16,mfcc,0.8")))
        .isInstanceOf(InvalidTableException.class)
        .hasMessageContaining("3 cells in line 2 (16,mfcc,0.8) and 4 in its header");
  }

  @Test
  void decisionsThatOccurTwiceAreNamedWithBothLines() {
    assertThatThrownBy(
            () -> TableFile.read("t", List.of(HEADER, "16,mfcc,0.8,20", "16,mfcc,0.9,20")))
        .isInstanceOf(InvalidTableException.class)
        .hasMessageContaining("[16, mfcc] twice: in line 2 and in line 3");
  }

  @Test
  void aTableWithoutRowsDecisionsOrDistinctColumnsIsRefused() {
    assertThatThrownBy(() -> TableFile.read("t", List.of()))
        .hasMessageContaining("header is missing");
    assertThatThrownBy(() -> TableFile.read("t", List.of(HEADER)))
        .hasMessageContaining("0 rows, 2 decisions");
    assertThatThrownBy(() -> TableFile.read("t", List.of("filters,accuracy", "1,2")))
        .hasMessageContaining("1 rows, 0 decisions");
    assertThatThrownBy(() -> TableFile.read("t", List.of("d_a,f,f", "1,2,3")))
        .hasMessageContaining("the column f twice");
    assertThatThrownBy(() -> TableFile.read(Path.of("/nowhere/t.csv")))
        .hasMessageContaining("/nowhere/t.csv");
  }
}
