package io.thimble.hw.tflite;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/** Models of any family with random values, and models without any. The seed decides. */
public final class RandomModels {
  private RandomModels() {}

  /** Random weights, biases and scales; states begin at zero, int16 is symmetric. */
  public static TrainedValues values(Model model, long seed) {
    return new TrainedValues() {
      @Override
      public float scale(int graph, int tensor, int channel) {
        return random(seed, graph, tensor, channel).nextFloat(1e-3f, 0.1f);
      }

      @Override
      public int zeroPoint(int graph, int tensor) {
        return tensor(graph, tensor).type() == ElementType.INT8
            ? random(seed, graph, tensor, 0).nextInt(-128, 128)
            : 0;
      }

      @Override
      public void put(int graph, int tensor, ByteBuffer room) {
        if (tensor(graph, tensor).type() != ElementType.INT16) {
          byte[] values = new byte[room.remaining()];
          random(seed, graph, tensor, 0).nextBytes(values);
          room.put(values);
        }
      }

      private Tensor tensor(int graph, int tensor) {
        return model.graphs().get(graph).tensors().get(tensor);
      }
    };
  }

  /** The same model, where nothing is known of constants: short biases look like axes. */
  static Model withoutValues(Model model) {
    return new Model(
        model.graphs().stream()
            .map(
                graph ->
                    new Graph(
                        graph.tensors().stream().map(RandomModels::withoutValues).toList(),
                        graph.operators(),
                        graph.inputs(),
                        graph.outputs()))
            .toList(),
        model.plan());
  }

  private static Tensor withoutValues(Tensor tensor) {
    return new Tensor(
        tensor.type(),
        tensor.shape(),
        tensor.constant(),
        tensor.variable(),
        tensor.scales(),
        IntVector.EMPTY);
  }

  private static SplittableRandom random(long seed, int graph, int tensor, int channel) {
    return new SplittableRandom(((seed * 31 + graph) * 1009 + tensor) * 2003 + channel);
  }
}
