package io.thimble.worker.train;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import io.thimble.hw.arch.Dense;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.random.RandomGenerator;

/**
 * Drops a share of the values that enter dense layers, and makes the others larger by as much
 * (Srivastava et al., JMLR 15, 2014). The engine's generator is one for the process; this one is
 * the training's own.
 */
final class Dropout {
  private final long seed;
  private final double share;
  private RandomGenerator random;

  Dropout(TrainingSettings settings) {
    seed = settings.seed();
    share = settings.recipe().dropout();
    random = EpochRandom.of(seed, 1, EpochRandom.Use.DROPOUT);
  }

  /** Begins an epoch, counted from 1. */
  void begin(int epoch) {
    random = EpochRandom.of(seed, epoch, EpochRandom.Use.DROPOUT);
  }

  /** What enters a layer, with some values dropped if the layer is dense. */
  PtNDArray apply(LayerPlan plan, PtNDArray values, PtNDManager step) {
    if (share == 0 || !(plan.layer() instanceof Dense)) {
      return values;
    }
    int count = Math.toIntExact(values.getShape().size());
    var mask = ByteBuffer.allocateDirect(count * Float.BYTES).order(ByteOrder.nativeOrder());
    float kept = (float) (1 / (1 - share));
    for (int i = 0; i < count; i++) {
      mask.putFloat(random.nextDouble() < share ? 0 : kept);
    }
    var flat = Operators.flattened(values, plan.input());
    var shape = new Shape(flat.getShape().getShape());
    return JniUtils.mul(flat, (PtNDArray) step.create(mask.flip(), shape, DataType.FLOAT32));
  }
}
