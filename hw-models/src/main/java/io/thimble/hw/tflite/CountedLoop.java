package io.thimble.hw.tflite;

import java.util.List;

/**
 * A loop that surely ends: it carries a counter that starts at a constant, goes up by a constant,
 * and is held against a constant.
 *
 * @param counter position of the counter among what the loop carries
 * @param turns how often it turns
 * @param bound above every value that the counter has inside of the body
 */
record CountedLoop(int counter, long turns, long bound) {
  /** A clip has at most a few hundred frames. */
  private static final int MOST_TURNS = 10_000;

  /**
   * Finds the counter of a loop.
   *
   * @throws MalformedModelException when it has none, or carries what its graphs do not
   */
  static CountedLoop of(Inspected loop, List<Graph> graphs, int condition, int body) {
    requireCarried(loop, graphs.get(condition), graphs.get(body));
    var inputs = graphs.get(condition).inputs();
    var goesOn = graphs.get(condition);
    loop.require(
        goesOn.operators().size() == 1
            && goesOn.operators().getFirst().operation() == Operation.Plain.LESS
            && goesOn.outputs().equals(goesOn.operators().getFirst().outputs()),
        "its condition is not a single LESS");
    var less = goesOn.operators().getFirst();
    var bound = goesOn.input(less, 1).values();
    for (int i = 0; i < inputs.size(); i++) {
      if (inputs.get(i) == less.inputs().get(0)) {
        var start = loop.in(i).values();
        loop.require(
            start.size() == 1
                && bound.size() == 1
                && start.get(0) >= 0
                && counts(graphs.get(body), i),
            "its counter does not go up by 1 from a constant to a constant");
        long turns = Math.max(0, (long) bound.get(0) - start.get(0));
        loop.require(turns <= MOST_TURNS, "it turns %d times".formatted(turns));
        return new CountedLoop(i, turns, bound.get(0));
      }
    }
    throw MalformedModelException.broken(loop.place(), "its condition looks at no carried value");
  }

  private static boolean counts(Graph body, int position) {
    int counted = body.outputs().get(position);
    return body.operators().stream()
            .filter(operator -> operator.outputs().stream().anyMatch(output -> output == counted))
            .allMatch(
                operator ->
                    operator.operation() == Operation.Plain.ADD
                        && operator.inputs().size() == 2
                        && operator.inputs().get(0) == body.inputs().get(position)
                        && body.input(operator, 1).values().equals(IntVector.of(1)))
        && counted != body.inputs().get(position);
  }

  private static void requireCarried(Inspected loop, Graph condition, Graph body) {
    int count = loop.operator().inputs().size();
    loop.require(
        body.outputs().size() == count && condition.outputs().size() == 1,
        "its graphs carry other values");
    for (int i = 0; i < count; i++) {
      var carried = loop.in(i);
      loop.require(
          isLike(carried, condition, condition.inputs().get(i))
              && isLike(carried, body, body.inputs().get(i))
              && isLike(carried, body, body.outputs().get(i))
              && isLike(carried, loop.graph(), loop.operator().outputs().get(i)),
          "value %d changes its type or shape".formatted(i));
    }
  }

  private static boolean isLike(Tensor carried, Graph graph, int index) {
    var other = graph.tensors().get(index);
    return other.type() == carried.type() && other.shape().equals(carried.shape());
  }
}
