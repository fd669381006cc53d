package io.thimble.worker.command;

import io.thimble.hw.cost.ArenaDetail;
import io.thimble.hw.cost.HeadPlans;
import io.thimble.hw.cost.OperatorDetail;
import io.thimble.hw.device.EstimateReport;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An estimate as people read it, within a hundred columns. */
final class EstimateText {
  private final PrintWriter out;
  private final EstimateReport report;

  EstimateText(PrintWriter out, EstimateReport report) {
    this.out = out;
    this.report = report;
  }

  /** Prints what it costs, then where that comes from. */
  void print(String network) {
    out.printf(
        Locale.ROOT,
        "%s: %,d operations (%,d multiply-accumulates), %,d parameters%n",
        network,
        report.ops(),
        report.macs(),
        report.parameters());
    if (!report.exact()) {
      out.printf(
          "A LOWER BOUND: there is no rule for %s. What that takes is not in any figure below.%n",
          String.join(", ", report.unknownOperators()));
    }
    out.println();
    totals();
    arenas();
    layers();
  }

  private void totals() {
    var flash = report.flash();
    var sram = report.sram();
    var table = new TextTable(List.of("Flash", "", "", "SRAM", ""), List.of(0, 2, 3));
    table.row("model", bytes(flash.modelBytes()), "", "arena", bytes(sram.arenaBytes()));
    table.row("runtime", bytes(flash.runtimeBytes()), "", "front end", bytes(sram.frontEndBytes()));
    table.row("front end", bytes(flash.frontEndBytes()), "", "audio", bytes(sram.audioBytes()));
    table.row("", "", "", "stack, an allowance", bytes(sram.stackBytes()));
    table.row("total", bytes(flash.totalBytes()), "", "total", bytes(sram.totalBytes()));
    table.print(out);
    out.println();
  }

  private void arenas() {
    var table =
        new TextTable(
            List.of("Arena", "head", "tail", "used", "planning", "minimum", "busiest step"),
            List.of(0));
    arena(table, "reference kernels", report.arena().reference());
    arena(table, "CMSIS-NN kernels", report.arena().cmsisNn());
    arena(table, "CMSIS-NN for Helium", report.arena().helium());
    table.print(out);
    plans("reference kernels", report.arena().reference().plans());
    plans("CMSIS-NN kernels", report.arena().cmsisNn().plans());
    var order = report.arena().order();
    if (order.bestPeakBytes() < order.peakBytes()) {
      out.printf(
          "In another order of operators, the busiest step takes %s instead of %s.%n",
          bytes(order.bestPeakBytes()), bytes(order.peakBytes()));
    }
    var memory = report.memory();
    out.printf(
        "Published memory models: Hello Edge %s, SpArSe %s, uTensor %s%n%n",
        optional(memory.helloEdgeBytes(), "(not for files)"),
        bytes(memory.sparseBytes()),
        optional(memory.utensorBytes(), "(has no loops)"));
  }

  /** Says so where the runtime's own plan is not the best. */
  private void plans(String kernels, HeadPlans plans) {
    if (plans.bestBytes() < plans.greedyBytes()) {
      out.printf(
          "%s: a head of %s by the runtime's plan, %s by the best; %s in the file.%n",
          kernels,
          bytes(plans.greedyBytes()),
          bytes(plans.bestBytes()),
          plans.inFile() ? "a plan is" : "no plan is");
    }
  }

  private static void arena(TextTable table, String kernels, ArenaDetail arena) {
    table.row(
        kernels,
        bytes(arena.headBytes()),
        bytes(arena.tailBytes()),
        bytes(arena.usedBytes()),
        bytes(arena.planningBytes()),
        bytes(arena.minimumBytes()),
        bytes(arena.largestStepBytes()));
  }

  /** Runs and graphs are shown where there are loops. */
  private void layers() {
    boolean loops = report.layers().stream().anyMatch(layer -> layer.graph() > 0);
    var head = new ArrayList<>(List.of("Layer", "operator"));
    if (loops) {
      head.add("runs");
    }
    head.addAll(List.of("output", "MACs", "parameters", "reads", "writes", "scratch", "keeps"));
    var table = new TextTable(head, List.of(0, 1, loops ? 3 : 2));
    for (var layer : report.layers()) {
      table.row(cells(layer, loops));
    }
    var sums = new ArrayList<>(List.of("total", ""));
    if (loops) {
      sums.add("");
    }
    sums.addAll(
        List.of(
            "",
            number(report.layers().stream().mapToLong(OperatorDetail::macs).sum()),
            number(report.layers().stream().mapToLong(OperatorDetail::parameters).sum()),
            "",
            "",
            "",
            number(
                report.layers().stream().mapToLong(layer -> layer.cmsisNn().keptBytes()).sum())));
    table.row(sums);
    table.print(out);
    out.printf(
        "Bytes of activations; scratch in the arena's head and what is kept in its tail, CMSIS-NN."
            + "%nThe rest of the tail takes %s. --json has both libraries, and the plan.%n%n",
        bytes(report.arena().cmsisNn().tail().totalBytes()));
  }

  private static List<String> cells(OperatorDetail layer, boolean loops) {
    var cells = new ArrayList<String>();
    cells.add((layer.graph() == 0 ? "" : layer.graph() + ":") + layer.index());
    cells.add(layer.name());
    if (loops) {
      cells.add(number(layer.turns()));
    }
    cells.add(shape(layer.output()));
    cells.add(number(layer.macs()));
    cells.add(number(layer.parameters()));
    cells.add(number(layer.inputBytes()));
    cells.add(number(layer.outputBytes()));
    cells.add(number(layer.cmsisNn().scratchBytes()));
    cells.add(number(layer.cmsisNn().keptBytes()));
    return cells;
  }

  private static String shape(List<Integer> shape) {
    return shape.isEmpty()
        ? "scalar"
        : shape.stream().map(String::valueOf).collect(Collectors.joining("x"));
  }

  private static String optional(@Nullable Long count, String otherwise) {
    return count == null ? otherwise : bytes(count);
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  static String bytes(long count) {
    return number(count) + " B";
  }
}
