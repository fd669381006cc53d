package io.thimble.worker.train;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/**
 * Values as int8 would have them, in float. Rounding lets gradients through as if it were not there
 * (Bengio et al., arXiv 1308.3432, section 4), so that the gradient of a range is that of LSQ
 * (Esser et al., arXiv 1902.08153, equation 3), with an offset as in LSQ+ (Bhalgat et al., arXiv
 * 2004.09576, equations 4 to 7).
 */
final class FakeQuantization {
  private static final float STEPS = 255;
  private static final int HIGHEST_WEIGHT = 127;

  private FakeQuantization() {}

  /**
   * An activation that is never below zero: what a ReLU leaves, in steps from 0 to {@code high}.
   */
  static PtNDArray rectified(PtNDArray values, PtNDArray high) {
    var scale = JniUtils.mul(high, number(high, 1 / STEPS));
    var steps = JniUtils.clip(JniUtils.div(values, scale), 0f, STEPS);
    return JniUtils.mul(rounded(steps), scale);
  }

  /** An activation in steps from about {@code low} to {@code high}, one of them at zero. */
  static PtNDArray between(PtNDArray values, PtNDArray low, PtNDArray high) {
    var scale = JniUtils.mul(JniUtils.sub(high, low), number(high, 1 / STEPS));
    var offset = rounded(JniUtils.div(low, scale));
    var steps = JniUtils.clip(JniUtils.sub(JniUtils.div(values, scale), offset), 0f, STEPS);
    return JniUtils.mul(JniUtils.add(rounded(steps), offset), scale);
  }

  /**
   * Weights in steps of their largest, -127 to 127: nothing is cut off, every weight takes the
   * whole gradient.
   *
   * @param largest sizes of the largest weights, in a shape that fits the weights'
   */
  static PtNDArray weights(PtNDArray weights, PtNDArray largest) {
    // A row of zeros has no scale; any is right.
    var scale = JniUtils.clip(largest.mul(1f / HIGHEST_WEIGHT), Float.MIN_NORMAL, Float.MAX_VALUE);
    var nearest = JniUtils.mul(JniUtils.round(JniUtils.div(weights, scale)), scale);
    return straightThrough(weights, nearest);
  }

  private static PtNDArray rounded(PtNDArray values) {
    return straightThrough(values, JniUtils.round(values));
  }

  /** The second one's values with the first one's gradient. */
  private static PtNDArray straightThrough(PtNDArray values, PtNDArray seen) {
    return JniUtils.add(values, JniUtils.detachGradient(JniUtils.sub(seen, values)));
  }

  private static PtNDArray number(PtNDArray beside, float value) {
    return (PtNDArray) beside.getManager().create(value);
  }
}
