package io.thimble.worker.command;

import io.thimble.hw.device.Device;
import io.thimble.hw.device.EstimateReport;
import io.thimble.hw.device.Interval;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a network means on boards: those that fit, the smallest first, then those that miss it by
 * the least.
 */
final class BoardsText {
  private static final int MOST_THAT_FIT = 8;
  private static final int MOST_THAT_DO_NOT = 4;
  private static final int MICROS_PER_MILLI = 1000;

  private final PrintWriter out;
  private final Map<String, Device> boards;

  BoardsText(PrintWriter out, List<Device> boards) {
    this.out = out;
    this.boards =
        boards.stream().collect(Collectors.toUnmodifiableMap(Device::id, Function.identity()));
  }

  /** Prints the boards of a report; where that is a lower bound, nothing is sure to fit. */
  void print(EstimateReport report) {
    var all = report.devices();
    var fitting =
        all.stream()
            .filter(EstimateReport.OnDevice::fits)
            .sorted(
                Comparator.comparingLong(
                    (EstimateReport.OnDevice on) -> board(on).sramBytes() + board(on).flashBytes()))
            .toList();
    var others =
        all.stream()
            .filter(on -> !on.fits())
            .sorted(Comparator.comparingLong(on -> on.missingFlashBytes() + on.missingSramBytes()))
            .toList();
    var shown = new ArrayList<EstimateReport.OnDevice>();
    fitting.stream().limit(MOST_THAT_FIT).forEach(shown::add);
    others.stream().limit(MOST_THAT_DO_NOT).forEach(shown::add);
    var table =
        new TextTable(
            List.of("Board", "fits", "lacks flash", "lacks SRAM", "latency", "between"),
            List.of(0, 1));
    shown.forEach(
        on ->
            table.row(
                on.device(),
                on.fits() ? (report.exact() ? "yes" : "perhaps") : "no",
                missing(on.missingFlashBytes()),
                missing(on.missingSramBytes()),
                latency(on.latencyMicros()),
                range(on.latencyMicros())));
    table.print(out);
    if (shown.size() < all.size()) {
      out.printf(
          "It fits %d of %d boards; --json lists all, --device shows one.%n",
          fitting.size(), all.size());
    }
    out.printf(
        Locale.ROOT,
        "A board counts as full at %.0f %% of flash and SRAM; the rest is the application's.%n",
        100 * (1 - Device.APPLICATION_SHARE));
  }

  private Device board(EstimateReport.OnDevice on) {
    var board = boards.get(on.device());
    if (board == null) {
      throw new IllegalArgumentException(
          "The board (%s) is not among those asked for. Maybe the report is another one's."
              .formatted(on.device()));
    }
    return board;
  }

  private static String missing(long count) {
    return count == 0 ? "" : EstimateText.bytes(count);
  }

  private static String latency(@Nullable Interval micros) {
    return micros == null ? "not known" : millis(micros.estimate()) + " ms";
  }

  private static String range(@Nullable Interval micros) {
    return micros == null
        ? ""
        : "%s and %s ms".formatted(millis(micros.low()), millis(micros.high()));
  }

  private static String millis(double micros) {
    return String.format(Locale.ROOT, "%,.1f", micros / MICROS_PER_MILLI);
  }
}
