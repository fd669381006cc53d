package io.thimble.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class FrontPlotTest {
  private static final int LABEL_CELLS = 8;

  private static PlotData data(double limit, List<PlotData.Dot> others, PlotData.Dot... members) {
    return new PlotData(CostAxis.FLASH, List.of(members), others, limit, 0);
  }

  private static PlotData.Dot dot(int trial, double cost, double accuracy) {
    return new PlotData.Dot(trial, cost, accuracy);
  }

  @Test
  void dearerNetworksStandToTheRightAndBetterOnesHigher() {
    var lines = draw(Screen.plain(), data(80, List.of(), dot(3, 10, 0.8), dot(7, 70, 0.95)), false);

    var small = place(lines, "●3");
    var large = place(lines, "●7");
    assertThat(large[0]).isLessThan(small[0]);
    assertThat(large[1]).isGreaterThan(small[1]);
    assertThat(lines).anyMatch(line -> line.endsWith("flash, kB"));
  }

  @Test
  void dotStandsWhereTheNumbersOfTheAxesSay() {
    var lines =
        draw(
            Screen.plain(),
            data(Double.NaN, List.of(dot(1, 0, 0.7), dot(2, 100, 1)), dot(5, 50, 0.9)),
            false);

    var found = place(lines, "●5");
    assertThat(lines.get(found[0])).startsWith("    90 ┤");
    var foot = lines.stream().filter(line -> line.contains("└")).findFirst().orElseThrow();
    assertThat(foot.charAt(found[1])).isEqualTo('┬');
    var numbers = lines.get(lines.indexOf(foot) + 1);
    assertThat(numbers.substring(found[1] - 2, found[1] + 2).strip()).isEqualTo("50");
  }

  @Test
  void membersAreMarkedApartFromOthers() {
    var lines =
        draw(
            Screen.plain(),
            data(Double.NaN, List.of(dot(1, 50, 0.7), dot(2, 60, 0.72)), dot(7, 40, 0.9)),
            false);

    assertThat(count(lines.subList(1, 17), '●')).isEqualTo(1);
    assertThat(count(lines.subList(1, 17), '∙')).isEqualTo(2);
    assertThat(lines).anyMatch(line -> line.contains("● 1 on the front"));
    assertThat(lines).anyMatch(line -> line.contains("∙ 2 other scored trials"));
  }

  @Test
  void budgetIsALineFromTopToBottom() {
    var lines = draw(Screen.plain(), data(80, List.of(), dot(3, 10, 0.8), dot(7, 70, 0.9)), false);

    var columns = lines.subList(1, 17).stream().map(line -> line.indexOf('┊')).distinct().toList();
    assertThat(columns).hasSize(1).allMatch(column -> column > place(lines, "●7")[1]);
    assertThat(lines).contains("┊ budget: 80 kB");
  }

  @Test
  void budgetThatIsFarAwayIsToldInstead() {
    var lines = draw(Screen.plain(), data(900, List.of(), dot(3, 10, 0.8), dot(7, 70, 0.9)), false);

    assertThat(count(lines, '┊')).isZero();
    assertThat(lines).contains("The budget (900 kB) lies far to the right.");
  }

  @Test
  void equalRatiosAreEquallyFarApartOnALogarithmicAxis() {
    var data = data(Double.NaN, List.of(), dot(1, 1, 0.7), dot(2, 10, 0.8), dot(3, 100, 0.9));
    var byLog = draw(Screen.plain(), data, true);
    var linear = draw(Screen.plain(), data, false);

    assertThat(data.spansMuch()).isTrue();
    var first = place(byLog, "●1")[1];
    var second = place(byLog, "●2")[1];
    var third = place(byLog, "●3")[1];
    assertThat(Math.abs(third - second - (second - first))).isLessThanOrEqualTo(1);
    assertThat(place(linear, "●3")[1] - place(linear, "●2")[1])
        .isGreaterThan(5 * (place(linear, "●2")[1] - place(linear, "●1")[1]));
    assertThat(byLog).anyMatch(line -> line.contains("logarithmic"));
  }

  @Test
  void terminalWithoutUnicodeOrColoursGetsAsciiAlone() {
    var lines =
        draw(
            Screen.plainAscii(),
            data(80, List.of(dot(1, 50, 0.7)), dot(3, 10, 0.8), dot(7, 70, 0.9)),
            false);

    assertThat(String.join("", lines)).matches("[ -~]*").contains("*7", ":", ".");
  }

  @Test
  void coloursAreWrittenWhereTheyAreAllowedAlone() {
    var data = data(80, List.of(dot(1, 50, 0.7)), dot(3, 10, 0.8), dot(7, 70, 0.9));

    assertThat(String.join("", draw(Screen.plain(), data, false))).doesNotContain("\u001b");
    assertThat(String.join("", draw(Screen.interactive(), data, false)))
        .contains("\u001b[1;32m●\u001b[0m", "\u001b[31m┊\u001b[0m");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyDotIsInsideAndNoLineIsWiderThanTheTerminal(long seed) {
    var random = new Random(seed);
    var others = new ArrayList<PlotData.Dot>();
    for (var trial = 10; trial < 10 + random.nextInt(1, 200); trial++) {
      others.add(dot(trial, Math.pow(10, random.nextDouble(-2, 4)), random.nextDouble()));
    }
    var data = data(random.nextDouble(1, 1e5), others, dot(1, 0.001, 0.0), dot(2, 1e5, 1.0));

    for (var log : List.of(true, false)) {
      var lines = draw(Screen.plain(), data, log);

      assertThat(count(lines.subList(1, 17), '●')).as("seed %d", seed).isEqualTo(2);
      assertThat(lines.subList(0, 20)).as("seed %d", seed).allMatch(line -> line.length() < 60);
    }
  }

  @Test
  void oneTrialAloneIsDrawn() {
    var lines = draw(Screen.plain(), data(Double.NaN, List.of(), dot(0, 50, 0.5)), true);

    assertThat(place(lines, "●0")[1]).isGreaterThan(LABEL_CELLS);
  }

  @Test
  void costThatNobodyKnowsIsToldInsteadOfDrawn() {
    var data = new PlotData(CostAxis.LATENCY, List.of(), List.of(), Double.NaN, 3);

    assertThat(new FrontPlot(data, Screen.plain().terminal(), false).lines())
        .singleElement()
        .asString()
        .contains("latency, ms is not known", "Maybe");
  }

  @Test
  void answersAreReadWithTheirUnits() {
    var json = JsonMapper.shared();
    var front =
        json.readTree(
            """
            {"spec": {"budget": {"latencyMillis": 100}}, "front": [
              {"trial": 3, "latencyMicros": {"low": 1, "estimate": 12300, "high": 9},
               "int8Accuracy": {"validation": {"accuracy": 0.9}}},
              {"trial": 4, "latencyMicros": null,
               "int8Accuracy": {"validation": {"accuracy": 0.8}}}]}
            """);
    var points =
        json.readTree(
            """
            {"columns": ["trial", "int8", "latency"],
             "rows": [[3, 0.9, 12300], [5, 0.7, 20000], [6, null, 20000], [7, 0.5, null]]}
            """);

    var data = PlotData.of(front, points, CostAxis.LATENCY);

    assertThat(data.members()).containsExactly(dot(3, 12.3, 0.9));
    assertThat(data.others()).containsExactly(dot(5, 20, 0.7));
    assertThat(data.limit()).isEqualTo(100);
    assertThat(data.unknown()).isEqualTo(1);
  }

  private static List<String> draw(Screen screen, PlotData data, boolean log) {
    return new FrontPlot(data, screen.terminal(), log).lines();
  }

  /** Line and column of a text. */
  private static int[] place(List<String> lines, String text) {
    for (var line = 0; line < lines.size(); line++) {
      var column = lines.get(line).indexOf(text);
      if (column >= 0) {
        return new int[] {line, column};
      }
    }
    throw new AssertionError("There is no " + text + " in\n" + String.join("\n", lines));
  }

  private static long count(List<String> lines, char glyph) {
    return String.join("", lines).chars().filter(one -> one == glyph).count();
  }
}
