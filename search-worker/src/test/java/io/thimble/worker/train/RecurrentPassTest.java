package io.thimble.worker.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import io.thimble.hw.arch.FeatureMap;
import io.thimble.hw.arch.Gru;
import io.thimble.hw.arch.ProjectedLstm;
import io.thimble.hw.arch.Recurrent;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecurrentPassTest {
  /** Two ways of summing differ by so much of the largest value. */
  private static final float CLOSE = 1e-4f;

  static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void statesAndAllGradientsAreThoseOfTheFusedOperators(long seed) {
    var random = new SplittableRandom(seed);
    var stack = stack(random);
    var map = new FeatureMap(random.nextInt(1, 8), random.nextInt(1, 6), random.nextInt(1, 3));
    int clips = random.nextInt(1, 6);
    int values = map.width() * map.channels();
    var sequences = values(random, clips * map.elements());
    var weights = values(random, Math.toIntExact(stack.parameters(map)) - biases(stack));
    var biases = values(random, biases(stack));
    var slope = values(random, clips * stack.stateUnits());

    try (var manager = Torch.newManager()) {
      var gradients = JniUtils.isGradMode();
      JniUtils.setGradMode(true);
      try {
        var shape = new Shape(clips, map.height(), values);
        var fused = new Leaves(manager, shape, sequences, weights, biases);
        var expected =
            RecurrentOperators.lastState(
                stack, map, fused.sequences(), fused.weights(), fused.biases());
        JniUtils.backward(expected, slope(manager, expected, slope), false, false);

        var own = new Leaves(manager, shape, sequences, weights, biases);
        var pass =
            new RecurrentPass(
                new Kernels(manager),
                stack,
                map,
                own.sequences(),
                own.weights(),
                own.biases(),
                manager);
        JniUtils.backward(pass.result(), slope(manager, expected, slope), false, false);
        pass.backward();

        var what = "%s over %s, %d clips".formatted(stack, map, clips);
        assertThat(pass.result().toFloatArray())
            .as("states of %s", what)
            .containsExactly(expected.toFloatArray(), near(expected.toFloatArray()));
        for (int i = 0; i < own.all().size(); i++) {
          var gradient = gradient(fused.all().get(i));
          assertThat(gradient(own.all().get(i)))
              .as("gradient %d of %s", i, what)
              .containsExactly(gradient, near(gradient));
        }
      } finally {
        JniUtils.setGradMode(gradients);
      }
    }
  }

  private static Offset<Float> near(float[] values) {
    float largest = 0;
    for (var value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return within(CLOSE * largest);
  }

  private static Recurrent stack(SplittableRandom random) {
    int units = random.nextInt(1, 9);
    int layers = random.nextInt(1, 4);
    return random.nextBoolean()
        ? new Gru(units, layers)
        : new ProjectedLstm(units, random.nextInt(1, units + 1), layers);
  }

  private static int biases(Recurrent stack) {
    return stack.layers() * stack.biases();
  }

  private static float[] values(SplittableRandom random, int count) {
    var values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static PtNDArray slope(PtNDManager manager, PtNDArray result, float[] values) {
    return JniUtils.reshape((PtNDArray) manager.create(values), result.getShape().getShape());
  }

  private static float[] gradient(PtNDArray leaf) {
    var gradient = JniUtils.getGradient(leaf);
    gradient.attach(leaf.getManager());
    return gradient.toFloatArray();
  }

  private record Leaves(PtNDArray sequences, PtNDArray weights, PtNDArray biases) {
    Leaves(PtNDManager manager, Shape shape, float[] sequences, float[] weights, float[] biases) {
      this(
          leaf(manager, sequences, shape),
          leaf(manager, weights, new Shape(weights.length)),
          leaf(manager, biases, new Shape(biases.length)));
    }

    List<PtNDArray> all() {
      return List.of(sequences, weights, biases);
    }

    private static PtNDArray leaf(PtNDManager manager, float[] values, Shape shape) {
      var bytes = ByteBuffer.allocateDirect(values.length * Float.BYTES);
      bytes.order(ByteOrder.nativeOrder()).asFloatBuffer().put(values);
      var leaf = (PtNDArray) manager.create(bytes, shape, DataType.FLOAT32);
      leaf.setRequiresGradient(true);
      return leaf;
    }
  }
}
