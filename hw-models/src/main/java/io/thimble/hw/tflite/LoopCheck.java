package io.thimble.hw.tflite;

import java.util.List;

/**
 * Refuses loops that have no end in themselves: a graph that runs itself, or one that is not there.
 */
final class LoopCheck {
  /** Far above any network; what follows walks through every run of a graph. */
  private static final long MOST_OPERATORS = 100_000;

  private final List<Graph> graphs;
  private final long[] operators;
  private final boolean[] open;

  private LoopCheck(List<Graph> graphs) {
    this.graphs = graphs;
    this.operators = new long[graphs.size()];
    this.open = new boolean[graphs.size()];
  }

  /**
   * Checks all graphs of a model.
   *
   * @throws MalformedModelException when one runs a graph that does not exist, or itself
   */
  static void check(List<Graph> graphs) {
    var check = new LoopCheck(graphs);
    for (int i = 0; i < graphs.size(); i++) {
      check.visit(i);
    }
  }

  /** The operators that one run of a graph goes through, each loop's taken once. */
  private long visit(int index) {
    if (operators[index] > 0) {
      return operators[index];
    }
    var place = "subgraph %d".formatted(index);
    if (open[index]) {
      throw MalformedModelException.broken(place, "it runs itself");
    }
    open[index] = true;
    long count = 1;
    for (var operator : graphs.get(index).operators()) {
      count++;
      if (operator.operation() instanceof Operation.While(int condition, int body)) {
        requireSignature(operator, condition, place);
        requireSignature(operator, body, place);
        count += visit(condition) + visit(body);
      }
      if (count > MOST_OPERATORS) {
        throw new MalformedModelException(
            place,
            "it unfolds to more than %d operators".formatted(MOST_OPERATORS),
            "this is no model for a microcontroller");
      }
    }
    open[index] = false;
    operators[index] = count;
    return count;
  }

  private void requireSignature(Operator loop, int graph, String place) {
    OperatorReader.requireIndex(graph, graphs.size(), place + ", a loop's graph");
    if (graphs.get(graph).inputs().size() != loop.inputs().size()
        || loop.outputs().size() != loop.inputs().size()) {
      throw MalformedModelException.broken(
          place,
          "a loop carries %d values in and %d out, its graph %d takes %d"
              .formatted(
                  loop.inputs().size(),
                  loop.outputs().size(),
                  graph,
                  graphs.get(graph).inputs().size()));
    }
  }
}
