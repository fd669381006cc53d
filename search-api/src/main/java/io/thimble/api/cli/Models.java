package io.thimble.api.cli;

import tools.jackson.databind.JsonNode;

/** Tables of members of fronts, of whatever searches. */
final class Models {
  private Models() {}

  /** A table whose first column has this head. */
  static Table table(String first) {
    return Table.of(
        first,
        ">trial",
        "<family",
        ">int8 validation %",
        ">int8 test %",
        ">flash B",
        ">arena B",
        ">ops",
        ">ms",
        ">mJ");
  }

  /** Adds a member of a front. */
  static void row(Table table, String first, JsonNode member) {
    var accuracy = member.path("int8Accuracy");
    table.row(
        first,
        Cells.text(member.path("trial")),
        Cells.text(member.path("family")),
        Cells.interval(accuracy.path("validation")),
        Cells.percent(accuracy.path("test").path("accuracy")),
        Cells.count(member.path("flashBytes")),
        Cells.count(member.path("sramBytes")),
        Cells.count(member.path("ops")),
        Cells.millis(member.path("latencyMicros")),
        Cells.millijoules(member.path("energyMicrojoules")));
  }
}
