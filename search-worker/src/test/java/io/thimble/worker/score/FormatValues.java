package io.thimble.worker.score;

import io.thimble.hw.tflite.ElementType;
import io.thimble.hw.tflite.Graph;
import io.thimble.hw.tflite.Model;
import io.thimble.hw.tflite.Operation;
import io.thimble.hw.tflite.Tensor;
import io.thimble.hw.tflite.TrainedValues;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/**
 * Random integers for a feed-forward network in any number format, with scales that leave results
 * of about the size of what enters. The seed decides.
 */
final class FormatValues implements TrainedValues {
  private static final int WEIGHTS = 1;
  private static final int BIASES = 2;

  /** The deviation of weights drawn from -127 to 127. */
  private static final double WEIGHT_DEVIATION = 73;

  private final Graph graph;
  private final float[][] scales;
  private final int[] zeroPoints;
  private final long[][] constants;

  FormatValues(Model model, long seed) {
    graph = model.main();
    var random = new SplittableRandom(seed);
    int count = graph.tensors().size();
    scales = new float[count][];
    zeroPoints = new int[count];
    constants = new long[count][];
    begin(graph.inputs().get(0), random.nextFloat(1e-3f, 1e-2f), random);
    for (var operator : graph.operators()) {
      int input = operator.inputs().get(0);
      int output = operator.outputs().get(0);
      if (operator.inputs().size() > BIASES) {
        int weights = operator.inputs().get(WEIGHTS);
        int biases = operator.inputs().get(BIASES);
        boolean depthwise = operator.operation() instanceof Operation.DepthwiseConvolution;
        int products = products(graph.tensors().get(weights), depthwise);
        drawWeights(weights, random);
        double sum = Math.sqrt(products) * WEIGHT_DEVIATION;
        float product = scales[input][0] * scales[weights][0];
        int most = (int) (sum * (tensor(input).type() == ElementType.INT16 ? 10_000 : 40));
        drawBiases(biases, product, most, random);
        begin(output, (float) (product * sum), random);
      } else if (operator.operation() == Operation.Plain.SOFTMAX) {
        boolean wide = tensor(output).type() == ElementType.INT16;
        scales[output] = new float[] {wide ? 1 / 32768f : 1 / 256f};
        zeroPoints[output] = wide ? 0 : -128;
      } else {
        scales[output] = scales[input];
        zeroPoints[output] = zeroPoints[input];
      }
    }
  }

  @Override
  public float scale(int graph, int tensor, int channel) {
    return scales[tensor].length == 1 ? scales[tensor][0] : scales[tensor][channel];
  }

  @Override
  public int zeroPoint(int graph, int tensor) {
    return zeroPoints[tensor];
  }

  @Override
  public void put(int graph, int tensor, ByteBuffer room) {
    for (long value : constants[tensor]) {
      switch (tensor(tensor).type()) {
        case INT8 -> room.put((byte) value);
        case INT32 -> room.putInt((int) value);
        case INT64 -> room.putLong(value);
        default -> throw new IllegalArgumentException("No constants of " + tensor(tensor).type());
      }
    }
  }

  /** Values of a constant, by index. */
  long[] constant(int tensor) {
    return constants[tensor];
  }

  private static int products(Tensor weights, boolean depthwise) {
    var shape = weights.shape();
    return Math.toIntExact(weights.elements() / (depthwise ? shape.last() : shape.get(0)));
  }

  private void drawWeights(int tensor, SplittableRandom random) {
    var what = tensor(tensor);
    constants[tensor] = random.longs(what.elements(), -127, 128).toArray();
    scales[tensor] = new float[what.scales()];
    float usual = random.nextFloat(1e-3f, 1e-2f);
    for (int i = 0; i < scales[tensor].length; i++) {
      scales[tensor][i] = usual * random.nextFloat(0.5f, 1.5f);
    }
  }

  private void drawBiases(int tensor, float scale, int most, SplittableRandom random) {
    constants[tensor] = random.longs(tensor(tensor).elements(), -most, most + 1L).toArray();
    scales[tensor] = new float[] {scale};
  }

  private void begin(int tensor, float scale, SplittableRandom random) {
    scales[tensor] = new float[] {scale};
    zeroPoints[tensor] = tensor(tensor).type() == ElementType.INT8 ? random.nextInt(-128, 128) : 0;
  }

  private Tensor tensor(int index) {
    return graph.tensors().get(index);
  }
}
