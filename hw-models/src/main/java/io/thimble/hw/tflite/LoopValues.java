package io.thimble.hw.tflite;

import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The integers of a loop, by the tensors of its body. Operators of one kind come in one order,
 * whatever is done first ({@link LoopOrder}), so each takes the next of its kind.
 */
final class LoopValues {
  /** What sigmoid and hyperbolic tangent give in int16, in both runtimes (activations.cc). */
  static final float UNIT_SCALE = 1f / (1 << 15);

  private static final int WEIGHTS = 1;
  private static final int BIASES = 2;

  private final TensorValues values;
  private final LoopDemands demands;
  private final Iterator<LoopMatrix> ofInput;
  private final Iterator<LoopMatrix> ofOthers;
  private final Iterator<Float> sums;
  private final Iterator<Float> differences;
  private final Iterator<Float> products;

  LoopValues(TensorValues values, QuantizedLoop loop) {
    this.values = values;
    this.demands = new LoopDemands(values);
    this.ofInput = each(loop, LoopLevel::ofInput);
    this.ofOthers = each(loop, LoopLevel::ofOthers);
    this.sums = each(loop, LoopLevel::sums);
    this.differences = each(loop, LoopLevel::differences);
    this.products = each(loop, LoopLevel::products);
  }

  /**
   * Fills in what the body's operators write and read, beside what the loop carries.
   *
   * @param entering quantization of the sequence
   */
  void fill(Graph body, Quantization entering) {
    fill(body, body.operators(), entering);
  }

  /** As {@link #fill(Graph, Quantization)}, for one step among others of a graph. */
  void fill(Graph body, List<Operator> step, Quantization entering) {
    for (var operator : step) {
      int output = operator.outputs().get(0);
      switch (operator.operation()) {
        case Operation.Gather _ -> values.activation(output, entering);
        case Operation.Split _ -> {
          float scale = values.scale(operator.inputs().get(1), 0);
          operator.outputs().stream().forEach(part -> values.symmetric(part, scale));
        }
        case Operation.FullyConnected _ -> fill(operator);
        case Operation.Plain plain when body.tensors().get(output).scales() > 0 ->
            values.symmetric(output, scale(plain, entering));
        case Operation other -> requireUnscaled(other, body.tensors().get(output));
      }
      if (body.tensors().get(output).scales() > 0) {
        demands.check(operator);
      }
    }
  }

  private void fill(Operator operator) {
    var inputs = operator.inputs();
    boolean biased = inputs.size() > BIASES;
    var matrix = biased ? ofInput.next() : ofOthers.next();
    float scale = matrix.matrix().scale();
    values.weights(inputs.get(WEIGHTS), matrix.matrix().weights(), scale);
    if (biased) {
      values.biases(inputs.get(BIASES), matrix.biases(), values.scale(inputs.get(0), 0) * scale);
    }
    values.symmetric(operator.outputs().get(0), matrix.result());
  }

  private float scale(Operation.Plain operation, Quantization entering) {
    return switch (operation) {
      case CAST -> entering.scale();
      case LOGISTIC, TANH -> UNIT_SCALE;
      case ADD -> sums.next();
      case SUB -> differences.next();
      case MUL -> products.next();
      default -> throw foreign(operation);
    };
  }

  private static void requireUnscaled(Operation operation, Tensor output) {
    if (output.scales() > 0) {
      throw foreign(operation);
    }
  }

  private static IllegalArgumentException foreign(Operation operation) {
    return new IllegalArgumentException(
        "The operation (%s) is none that a recurrent layer is made of. Maybe the graph is of another network."
            .formatted(operation.name()));
  }

  private static <T> Iterator<T> each(QuantizedLoop loop, Function<LoopLevel, List<T>> what) {
    Stream<T> all = loop.levels().stream().flatMap(level -> what.apply(level).stream());
    return all.iterator();
  }
}
