package io.thimble.worker.command;

import io.thimble.hw.statistics.Mean;
import io.thimble.worker.replay.ReplayReport;
import io.thimble.worker.replay.ReplayReport.Checkpoint;
import io.thimble.worker.replay.table.TableTask;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** What replays reached, in words and for machines. */
final class ReplayText {
  private static final double PERCENT = 100;

  private ReplayText() {}

  /** One line that says what was looked for. */
  static String heading(TableTask task) {
    var known = task.known().stream().sorted().toList();
    return String.format(
        Locale.ROOT,
        "%s: %d rows%s, %d of them on the front of %s; known beforehand: %s.",
        task.table().name(),
        task.table().rows(),
        task.limits().isEmpty()
            ? ""
            : ", %d within %s".formatted(task.feasible().size(), task.limits()),
        task.front().size(),
        task.objectives(),
        known.isEmpty() ? "nothing" : String.join(", ", known));
  }

  /** A row for each report: hypervolume gaps in percent, with their intervals. */
  static TextTable table(List<ReplayReport> reports) {
    var head = new ArrayList<>(List.of("strategy", "seeds"));
    var longest =
        reports.stream().map(ReplayReport::checkpoints).max(Comparator.comparingInt(List::size));
    var trials = longest.orElseThrow().stream().map(Checkpoint::trials).toList();
    trials.forEach(at -> head.add("gap %% after %d".formatted(at)));
    boolean hasLimits = longest.orElseThrow().getFirst().optimumShare() != null;
    if (hasLimits) {
      trials.forEach(at -> head.add("optimum %% by %d".formatted(at)));
    }
    head.add("distinct");
    head.add("ms a proposal");
    var table = new TextTable(head, List.of(0));
    for (var report : reports) {
      var cells = new ArrayList<>(List.of(report.strategy(), Integer.toString(report.seeds())));
      trials.forEach(at -> cells.add(cell(report, at, point -> gap(point.hypervolumeGapPct()))));
      if (hasLimits) {
        trials.forEach(at -> cells.add(cell(report, at, ReplayText::share)));
      }
      cells.add(text("%.0f", report.distinct()));
      cells.add(text("%.2f", 1000 * report.secondsPerProposal()));
      table.row(cells);
    }
    return table;
  }

  /** Nothing where the report does not reach so far. */
  private static String cell(ReplayReport report, int trials, Function<Checkpoint, String> words) {
    return report.checkpoints().stream()
        .filter(at -> at.trials() == trials)
        .findFirst()
        .map(words)
        .orElse("");
  }

  /** The fixed fields, and those that followed. */
  static Map<String, Object> json(ReplayReport report) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("strategy", report.strategy());
    fields.put("table", report.table());
    fields.put("seeds", report.seeds());
    fields.put("checkpoints", report.checkpoints().stream().map(ReplayText::json).toList());
    fields.put("distinctRows", report.distinct());
    fields.put("secondsPerProposal", report.secondsPerProposal());
    return fields;
  }

  /** A header, and a line for each checkpoint of each report. */
  static List<String> csv(List<ReplayReport> reports) {
    var lines = new ArrayList<String>();
    lines.add("strategy,table,seeds,trials,gap_pct_mean,gap_pct_low,gap_pct_high,optimum_share");
    for (var report : reports) {
      for (var at : report.checkpoints()) {
        var gap = at.hypervolumeGapPct();
        lines.add(
            text(
                "%s,%s,%d,%d,%.6f,%.6f,%.6f,%s",
                report.strategy(),
                report.table(),
                report.seeds(),
                at.trials(),
                gap.mean(),
                gap.low(),
                gap.high(),
                at.optimumShare() == null ? "" : at.optimumShare()));
      }
    }
    return lines;
  }

  private static Map<String, Object> json(Checkpoint at) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("trials", at.trials());
    fields.put("hypervolumeGapPct", at.hypervolumeGapPct());
    if (at.optimumShare() != null) {
      fields.put("optimumShare", at.optimumShare());
    }
    return fields;
  }

  private static String gap(Mean gap) {
    return text("%.2f (%.2f to %.2f)", gap.mean(), gap.low(), gap.high());
  }

  private static String share(Checkpoint at) {
    return at.optimumShare() == null ? "" : text("%.0f", PERCENT * at.optimumShare());
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
