package io.thimble.hw.cost;

import io.thimble.hw.arch.Recurrent;
import io.thimble.hw.tflite.Graph;
import io.thimble.hw.tflite.IntVector;
import io.thimble.hw.tflite.LoopOrder;
import io.thimble.hw.tflite.Lowering;
import io.thimble.hw.tflite.LoweringOptions;
import io.thimble.hw.tflite.Model;
import io.thimble.hw.tflite.NumberFormat;
import io.thimble.hw.tflite.Tensor;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.IntBinaryOperator;

/**
 * The models of a set of networks with the same operators.
 *
 * @param least no tensor of the set is smaller than its tensors in any dimension
 * @param greatest no tensor of the set is larger than its tensors in any dimension
 */
record ModelRange(Model least, Model greatest) {
  /**
   * One for each order that the first layer of a loop may have, as that makes another graph; one
   * where there is no loop.
   */
  static List<ModelRange> of(Corners corners, NumberFormat format) {
    var options = LoweringOptions.of(format);
    return orders(corners).stream().map(order -> of(corners, options.withOrder(order))).toList();
  }

  private static Set<LoopOrder> orders(Corners corners) {
    var smallest = corners.smallestMaps();
    var greatest = corners.greatestMaps();
    for (int i = 0; i < smallest.layers().size(); i++) {
      if (smallest.layers().get(i) instanceof Recurrent low
          && greatest.layers().get(i) instanceof Recurrent high) {
        int fewest = low.inputs(smallest.shapes().get(i), 0);
        int most = high.inputs(greatest.shapes().get(i), 0);
        return EnumSet.of(LoopOrder.of(low, most), LoopOrder.of(high, fewest));
      }
    }
    return EnumSet.of(LoopOrder.INPUT_FIRST);
  }

  /** Where the corners do not tell the greatest kernels, weights of convolutions have none. */
  private static ModelRange of(Corners corners, LoweringOptions options) {
    var leastWeights = Lowering.of(corners.leastWeights(), options);
    var greatestMaps = Lowering.of(corners.greatestMaps(), options);
    var weights = corners.greatestWeights();
    return new ModelRange(
        corners.smallestMaps().equals(corners.leastWeights())
            ? leastWeights
            : combine(
                leastWeights,
                Lowering.of(corners.smallestMaps(), options),
                (one, other) -> sized(one, other, Math::min)),
        weights == null
            ? combine(greatestMaps, greatestMaps, (one, _) -> withoutKernel(one))
            : weights.equals(corners.greatestMaps())
                ? greatestMaps
                : combine(
                    greatestMaps,
                    Lowering.of(weights, options),
                    (one, other) -> sized(one, other, Math::max)));
  }

  private static Model combine(Model one, Model other, BinaryOperator<Tensor> choice) {
    var graphs = new ArrayList<Graph>();
    for (int i = 0; i < one.graphs().size(); i++) {
      graphs.add(combine(one.graphs().get(i), other.graphs().get(i), choice));
    }
    return new Model(graphs, Optional.empty());
  }

  private static Graph combine(Graph one, Graph other, BinaryOperator<Tensor> choice) {
    var tensors = new ArrayList<Tensor>(one.tensors().size());
    for (int i = 0; i < one.tensors().size(); i++) {
      tensors.add(choice.apply(one.tensors().get(i), other.tensors().get(i)));
    }
    return new Graph(List.copyOf(tensors), one.operators(), one.inputs(), one.outputs());
  }

  private static Tensor sized(Tensor one, Tensor other, IntBinaryOperator choice) {
    if (one.shape().equals(other.shape())) {
      return one;
    }
    int[] shape = new int[one.shape().size()];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = choice.applyAsInt(one.shape().get(i), other.shape().get(i));
    }
    return withShape(one, shape);
  }

  /** Filters, and a kernel as large as a number can be, in time and in frequency. */
  private static Tensor withoutKernel(Tensor tensor) {
    var shape = tensor.shape();
    return tensor.constant() && shape.size() == 4
        ? withShape(tensor, shape.get(0), Integer.MAX_VALUE, Integer.MAX_VALUE, shape.get(3))
        : tensor;
  }

  private static Tensor withShape(Tensor tensor, int... shape) {
    return new Tensor(
        tensor.type(),
        IntVector.of(shape),
        tensor.constant(),
        tensor.variable(),
        tensor.scales(),
        tensor.values());
  }
}
