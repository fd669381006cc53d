package io.thimble.worker.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import io.thimble.hw.tflite.Quantization;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FakeQuantizationTest {
  private static final float HIGH = 2;
  private static final float LOW = -1;

  /** Two within the steps of every range here, one below and one above all of them. */
  private static final float[] VALUES = {-3, 0.123f, 0.777f, 5};

  private PtNDManager manager;
  private boolean gradientsBefore;

  @BeforeEach
  void open() {
    manager = Torch.newManager();
    gradientsBefore = JniUtils.isGradMode();
    JniUtils.setGradMode(true);
  }

  @AfterEach
  void close() {
    JniUtils.setGradMode(gradientsBefore);
    manager.close();
  }

  @Test
  void anActivationTakesTheValuesThatTheFilesQuantizationGivesItBack() {
    var seen = FakeQuantization.between(leaf(VALUES), leaf(LOW), leaf(HIGH)).toFloatArray();

    var zeroPoint = -128 - Math.round(LOW / ((HIGH - LOW) / 255));
    var quantization = new Quantization((HIGH - LOW) / 255, zeroPoint);
    for (int i = 0; i < VALUES.length; i++) {
      var expected = quantization.dequantize(quantization.quantize(VALUES[i]));
      assertThat(seen[i]).as("value %s", VALUES[i]).isCloseTo((float) expected, within(1e-6f));
    }
  }

  @Test
  void aRectifiedActivationHasAllItsStepsAboveZero() {
    var seen = FakeQuantization.rectified(leaf(VALUES), leaf(HIGH)).toFloatArray();

    assertThat(seen[0]).isZero();
    assertThat(seen[1]).isCloseTo(16 * HIGH / 255, within(1e-6f));
    assertThat(seen[2]).isCloseTo(99 * HIGH / 255, within(1e-6f));
    assertThat(seen[3]).isEqualTo(HIGH);
  }

  @Test
  void valuesWithinTheRangeTakeTheGradientAndOthersNone() {
    var values = leaf(VALUES);

    backward(FakeQuantization.between(values, leaf(LOW), leaf(HIGH)));

    assertThat(JniUtils.getGradient(values).toFloatArray()).containsExactly(0, 1, 1, 0);
  }

  /** Equation 3 of LSQ, in terms of the range's upper end instead of the step. */
  @Test
  void theRangesGradientIsThatOfItsRoundingErrorsAndOfWhatItCutsOff() {
    var high = leaf(HIGH);

    backward(FakeQuantization.rectified(leaf(VALUES), high));

    double expected = 1;
    for (float inside : new float[] {VALUES[1], VALUES[2]}) {
      double steps = inside / (HIGH / 255);
      expected += (Math.rint(steps) - steps) / 255;
    }
    assertThat(JniUtils.getGradient(high).getFloat()).isCloseTo((float) expected, within(1e-5f));
  }

  @Test
  void weightsKeepTheirLargestAndTheirWholeGradient() {
    var weights = leaf(-0.5f, 0.001f, 0.25f, 0);
    var seen = FakeQuantization.weights(weights, JniUtils.max(JniUtils.abs(weights)));

    backward(seen);

    assertThat(seen.toFloatArray()).containsExactly(-0.5f, 0, 64 * 0.5f / 127, 0);
    assertThat(JniUtils.getGradient(weights).toFloatArray()).containsExactly(1, 1, 1, 1);
  }

  @Test
  void weightsThatAreAllZeroStayZero() {
    var weights = leaf(0, 0);

    var seen = FakeQuantization.weights(weights, JniUtils.max(JniUtils.abs(weights)));

    assertThat(seen.toFloatArray()).containsExactly(0, 0);
  }

  private PtNDArray leaf(float... values) {
    var leaf = (PtNDArray) manager.create(values);
    leaf.setRequiresGradient(true);
    return leaf;
  }

  private static void backward(PtNDArray values) {
    var sum = JniUtils.sum(values);
    JniUtils.backward(sum, (PtNDArray) sum.onesLike(), false, false);
  }
}
