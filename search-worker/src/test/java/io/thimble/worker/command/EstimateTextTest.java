package io.thimble.worker.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.device.Device;
import io.thimble.hw.device.Devices;
import io.thimble.hw.device.EstimateReport;
import io.thimble.hw.space.Presets;
import io.thimble.hw.space.Spaces;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EstimateTextTest {
  private final StringWriter text = new StringWriter();
  private final PrintWriter out = new PrintWriter(text, true);

  @Test
  void anOperatorWithoutARuleIsNamedAndMakesALowerBound() {
    var boards = List.of(Devices.get("nucleo-f446re"));
    var exact = report(boards);
    var report =
        new EstimateReport(
            exact.architecture(),
            exact.macs(),
            exact.ops(),
            exact.parameters(),
            exact.flash(),
            exact.sram(),
            false,
            List.of("CUMSUM"),
            exact.devices(),
            exact.layers(),
            exact.arena(),
            exact.memory());

    new EstimateText(out, report).print("some.tflite");

    new BoardsText(out, boards).print(report);

    assertThat(text.toString())
        .contains("LOWER BOUND", "no rule for CUMSUM")
        .containsPattern("nucleo-f446re +perhaps");
  }

  @Test
  void aBoardThatIsTooSmallSaysWhatItLacksAndComesAfterThoseThatFit() {
    var large = Devices.get("nucleo-f446re");
    var tiny = board(large, "tiny", 1024, 1024);
    var boards = List.of(tiny, large);
    var report = report(boards);

    new BoardsText(out, boards).print(report);

    var lines = text.toString().lines().toList();
    assertThat(lines.get(1)).matches("nucleo-f446re +yes +[0-9].*");
    assertThat(lines.get(2))
        .startsWith("tiny")
        .containsSubsequence(
            "no",
            "%,d B".formatted(report.flash().totalBytes() - 768),
            "%,d B".formatted(report.sram().totalBytes() - 768),
            " ms");
  }

  @Test
  void ofManyBoardsTheSmallestThatFitAreShownAndTheRestCounted() {
    var large = Devices.get("nucleo-f446re");
    var boards = new ArrayList<Device>();
    for (int i = 20; i > 0; i--) {
      boards.add(board(large, "board-" + i, large.flashBytes() + i * 1024L, large.sramBytes()));
    }

    new BoardsText(out, boards).print(report(boards));

    assertThat(text.toString().lines().skip(1).limit(8))
        .extracting(line -> line.split(" ")[0])
        .containsExactly(
            "board-1", "board-2", "board-3", "board-4", "board-5", "board-6", "board-7", "board-8");
    assertThat(text.toString()).contains("It fits 20 of 20 boards").doesNotContain("board-9");
  }

  private static EstimateReport report(List<Device> boards) {
    var decisions = Presets.named("dnn-s").decisions();
    return EstimateReport.of(Spaces.of(decisions.family()).decode(decisions, 12), boards);
  }

  private static Device board(Device like, String id, long flashBytes, long sramBytes) {
    return new Device(
        id,
        like.name(),
        like.core(),
        like.kernels(),
        like.clockMegahertz(),
        flashBytes,
        sramBytes,
        like.activePowerMilliwatts(),
        like.sources());
  }
}
