package io.thimble.api.cli;

import tools.jackson.databind.JsonNode;

/** A trial's network in words, layer by layer. */
final class NetworkText {
  private NetworkText() {}

  static void tell(JsonNode answer, Terminal terminal) {
    var table = Table.of(">layer", "<what", "<input", "<output", ">parameters", ">macs");
    answer
        .path("layers")
        .forEach(
            layer ->
                table.row(
                    Cells.text(layer.path("index")),
                    Cells.text(layer.path("name")),
                    shape(layer.path("inputShape")),
                    shape(layer.path("outputShape")),
                    Cells.count(layer.path("parameters")),
                    Cells.count(layer.path("macs"))));
    table.print(terminal);
    var report = answer.path("report");
    terminal.print(
        "%s B flash, %s B arena, %s ops in all"
            .formatted(
                Cells.count(report.path("flash").path("modelBytes")),
                Cells.count(report.path("sram").path("arenaBytes")),
                Cells.count(report.path("ops"))));
    var boards = Table.of("<board", "<fits", ">ms", ">mJ");
    report
        .path("devices")
        .forEach(
            board ->
                boards.row(
                    Cells.text(board.path("device")),
                    board.path("fits").asBoolean(false) ? "yes" : "no",
                    Cells.millis(board.path("latencyMicros")),
                    Cells.millijoules(board.path("energyMicrojoules"))));
    terminal.print("");
    boards.print(terminal);
  }

  private static String shape(JsonNode shape) {
    return Cells.list(shape).replace(", ", "×");
  }
}
