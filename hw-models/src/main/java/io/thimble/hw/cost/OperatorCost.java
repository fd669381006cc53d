package io.thimble.hw.cost;

import io.thimble.hw.tflite.Model;
import java.util.List;

/**
 * What one operator of a model costs.
 *
 * @param graph index of the graph that it belongs to; 0 is the main one, the others are loops'
 * @param index index of the operator within its graph
 * @param operator TensorFlow Lite's name, for example {@code CONV_2D}
 * @param kind how its multiply-accumulates are to be counted
 * @param turns how often it runs in one inference; 0 where no loop runs its graph
 * @param macs multiply-accumulates of one inference
 * @param parameters weights and biases that no operator before it has
 * @param constantBytes bytes of those in the file, with all other constants that it reads
 * @param inputBytes bytes of the activations that it reads
 * @param outputBytes bytes of what it writes
 * @param output shape of its first output
 */
public record OperatorCost(
    int graph,
    int index,
    String operator,
    OperatorKind kind,
    long turns,
    long macs,
    long parameters,
    long constantBytes,
    long inputBytes,
    long outputBytes,
    List<Integer> output) {
  public OperatorCost {
    output = List.copyOf(output);
  }

  /** Each operator of a model once, in the order in which they first run. */
  public static List<OperatorCost> of(Model model) {
    return new Breakdown(model).costs();
  }

  /** The same operator, when another loop runs it too; what it reads was counted before. */
  OperatorCost again(OperatorCost other) {
    return new OperatorCost(
        graph,
        index,
        operator,
        kind,
        turns + other.turns,
        macs + other.macs,
        parameters,
        constantBytes,
        inputBytes,
        outputBytes,
        output);
  }
}
