package io.thimble.worker.train;

import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import io.thimble.hw.training.Recipe;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The ranges of activations as parameters. What is learnt are logarithms, as in TQT (Jain et al.,
 * arXiv 1903.08066, section 3.3): a bound never crosses zero, and a step moves a wide range as
 * surely as a narrow one.
 */
final class LearntRanges {
  /** A bound is at least this part of the other: the logarithm of zero is no place to start. */
  private static final float NARROWEST = 1f / 256;

  private static final int BOUNDS = 2;

  private final PtNDArray logarithms;
  private final Adam optimizer;
  private final long[] sizes;

  LearntRanges(PtNDManager manager, Kernels kernels, ObservedRanges observed) {
    int ranges = observed.low().length;
    var start = new float[BOUNDS * ranges];
    for (int i = 0; i < ranges; i++) {
      float low = -observed.low()[i];
      float high = observed.high()[i];
      start[BOUNDS * i] = (float) Math.log(Math.max(low, high * NARROWEST));
      start[BOUNDS * i + 1] = (float) Math.log(Math.max(high, low * NARROWEST));
    }
    logarithms = (PtNDArray) manager.create(start);
    logarithms.setRequiresGradient(true);
    optimizer = Adam.begin(manager, kernels, logarithms, Recipe.DEFAULT.withoutRestraint());
    sizes = Collections.nCopies(start.length, 1L).stream().mapToLong(Long::longValue).toArray();
  }

  /** The bounds as tensors of a step. */
  Bounds in(PtNDManager step) {
    var sizesOfBounds = JniUtils.exp(logarithms);
    sizesOfBounds.attach(step);
    return new Bounds(JniUtils.split(sizesOfBounds, sizes, 0));
  }

  void clearGradient() {
    optimizer.clear();
  }

  void step(PtNDManager step, double learningRate) {
    optimizer.step(step, learningRate);
  }

  /**
   * The ranges as they stand: the input's, then each layer's.
   *
   * @param rectified for each of them whether it begins at zero
   * @throws TrainingFailedException when one has run away; the message names it
   */
  List<ActivationRange> current(List<Boolean> rectified) {
    var values = logarithms.toFloatArray();
    var ranges = new ArrayList<ActivationRange>(rectified.size());
    for (int i = 0; i < rectified.size(); i++) {
      var low = rectified.get(i) ? 0 : (float) -Math.exp(values[BOUNDS * i]);
      var high = (float) Math.exp(values[BOUNDS * i + 1]);
      if (!(Float.isFinite(high - low) && high > low)) {
        throw new TrainingFailedException(
            "The range of %s ran away (%s to %s). Maybe lower the ranges' learning rate."
                .formatted(i == 0 ? "the input" : "layer " + (i - 1), low, high));
      }
      ranges.add(new ActivationRange(low, high));
    }
    return ranges;
  }

  /** Both ends of each range, the lower ones without their sign. */
  record Bounds(NDList tensors) {
    /** An activation in the steps of a range. */
    PtNDArray quantize(PtNDArray values, int range, boolean rectified) {
      var high = (PtNDArray) tensors.get(BOUNDS * range + 1);
      if (rectified) {
        return FakeQuantization.rectified(values, high);
      }
      var low = (PtNDArray) tensors.get(BOUNDS * range).neg();
      return FakeQuantization.between(values, low, high);
    }
  }
}
