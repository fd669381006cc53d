package io.thimble.hw.tflite;

import io.thimble.hw.arch.FeatureMap;
import io.thimble.hw.arch.Recurrent;

/**
 * A stack of recurrent layers step by step, without a loop: a {@code SPLIT} cuts the sequence into
 * its steps, and each step has operators of its own that share the constants. It computes what
 * {@link LoopLowering}'s loop does.
 */
final class UnrolledLowering {
  private final GraphBuilder main;
  private final Recurrent stack;
  private final FeatureMap map;
  private final LoopOrder first;

  UnrolledLowering(GraphBuilder main, Recurrent stack, FeatureMap map, LoopOrder first) {
    this.main = main;
    this.stack = stack;
    this.map = map;
    this.first = first;
  }

  /** Adds all steps over a sequence, and says the index of the last layer's state after them. */
  int add(int sequence) {
    var steps = new StackSteps(stack, map, first);
    int[] sizes = steps.stateSizes();
    int[] states = new int[sizes.length];
    for (int i = 0; i < sizes.length; i++) {
      states[i] = main.add(Tensor.constant(ElementType.INT16, 1, 1, sizes[i]));
    }
    int axis = main.add(Tensor.scalar(LoopLowering.TIME_AXIS));
    int[] parts = new int[map.height()];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = main.add(oneStep(main.tensor(sequence)));
    }
    main.add(
        new Operator(
            new Operation.Split(parts.length),
            IntVector.owning(axis, sequence),
            IntVector.owning(parts.clone())));
    var operators = LoopSteps.sharingConstants(main, axis);
    for (int part : parts) {
      operators.begin();
      steps.add(operators, StackSteps.widen(main, part), states, 0);
    }
    return states[stack.layers() - 1];
  }

  /** As the sequence, with one step in time. */
  private static Tensor oneStep(Tensor sequence) {
    int[] shape = sequence.shape().stream().toArray();
    shape[LoopLowering.TIME_AXIS] = 1;
    return Tensor.activation(ElementType.INT8, shape);
  }
}
