package io.thimble.hw.cost;

import io.thimble.hw.tflite.Graph;
import io.thimble.hw.tflite.Model;
import io.thimble.hw.tflite.Operation;
import io.thimble.hw.tflite.Operator;
import java.util.OptionalLong;

/** How often loops turn. */
final class Loops {
  private Loops() {}

  /**
   * The turns of a loop that counts from one constant to another: its condition is a single {@code
   * LESS} of something that it carries and a constant. Empty for other loops.
   */
  static OptionalLong turns(Model model, Graph graph, Operator loop) {
    if (!(loop.operation() instanceof Operation.While(int index, _))) {
      return OptionalLong.empty();
    }
    var condition = model.graphs().get(index);
    if (condition.operators().size() != 1
        || condition.operators().getFirst().operation() != Operation.Plain.LESS) {
      return OptionalLong.empty();
    }
    var less = condition.operators().getFirst();
    var bound = condition.input(less, 1).values();
    for (int i = 0; i < condition.inputs().size(); i++) {
      if (condition.inputs().get(i) == less.inputs().get(0)) {
        var start = graph.input(loop, i).values();
        return start.size() == 1 && bound.size() == 1
            ? OptionalLong.of(Math.max(0, (long) bound.get(0) - start.get(0)))
            : OptionalLong.empty();
      }
    }
    return OptionalLong.empty();
  }

  /** Whether it is known of every loop how often it turns. */
  static boolean areCounted(Model model) {
    return model.graphs().stream()
        .allMatch(
            graph ->
                graph.operators().stream()
                    .filter(operator -> operator.operation() instanceof Operation.While)
                    .allMatch(loop -> turns(model, graph, loop).isPresent()));
  }
}
