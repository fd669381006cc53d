package io.thimble.worker.train;

import io.thimble.worker.data.FeatureSet;
import io.thimble.worker.data.LearningData;
import io.thimble.worker.data.Standardisation;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Deals the training clips into batches: each epoch in a new order, each clip in a version drawn
 * anew. An epoch follows from its number and the seed alone, so that a training that goes on
 * elsewhere meets the same batches. The two buffers are filled again for each batch.
 */
final class Batches {
  private final List<FeatureSet> variants;
  private final Standardisation standardisation;
  private final float[][] targets;
  private final long seed;
  private final int[] order;
  private final int count;
  private final float[] clip;
  private final ByteBuffer features;
  private final ByteBuffer wanted;
  private RandomGenerator random;

  Batches(LearningData data, Standardisation standardisation, TrainingSettings settings) {
    this.standardisation = standardisation;
    seed = settings.seed();
    random = EpochRandom.of(seed, 1, EpochRandom.Use.BATCHES);
    variants = IntStream.range(0, data.variants()).mapToObj(data::training).toList();
    var first = variants.getFirst();
    order = new int[first.clips()];
    count = Math.ceilDiv(order.length, settings.recipe().batchSize());
    clip = new float[first.valuesPerClip()];
    targets = targets(data.labels().size(), settings);
    features = floats(settings.recipe().batchSize() * clip.length);
    wanted = floats(settings.recipe().batchSize() * targets.length);
  }

  /** Batches of an epoch. */
  int count() {
    return count;
  }

  /** Clips of an epoch. */
  int clips() {
    return order.length;
  }

  /** Classes that the clips belong to. */
  int classes() {
    return targets.length;
  }

  /** Clips of one batch. */
  int size(int batch) {
    return start(batch + 1) - start(batch);
  }

  /** Draws the order of an epoch, counted from 1. */
  void begin(int epoch) {
    random = EpochRandom.of(seed, epoch, EpochRandom.Use.BATCHES);
    Arrays.setAll(order, i -> i);
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
  }

  /** Fills the buffers with a batch. */
  void load(int batch) {
    features.clear();
    wanted.clear();
    var featureValues = features.asFloatBuffer();
    var wantedValues = wanted.asFloatBuffer();
    for (int i = start(batch); i < start(batch + 1); i++) {
      var variant = variants.get(random.nextInt(variants.size()));
      standardisation.apply(variant, order[i], clip);
      featureValues.put(clip);
      wantedValues.put(targets[variant.labels()[order[i]]]);
    }
    features.limit(featureValues.position() * Float.BYTES);
    wanted.limit(wantedValues.position() * Float.BYTES);
  }

  /** Features of the loaded batch, clip by clip. */
  ByteBuffer features() {
    return features;
  }

  /** What the network should say for each clip of the loaded batch, times the clip's weight. */
  ByteBuffer wanted() {
    return wanted;
  }

  private int start(int batch) {
    return (int) ((long) batch * order.length / count);
  }

  private static float[][] targets(int classes, TrainingSettings settings) {
    var result = new float[classes][classes];
    for (int label = 0; label < classes; label++) {
      var weight = settings.classWeights().isEmpty() ? 1 : settings.classWeights().get(label);
      for (int i = 0; i < classes; i++) {
        var share = settings.recipe().labelSmoothing() / classes;
        result[label][i] =
            (float)
                (weight * (i == label ? 1 - settings.recipe().labelSmoothing() + share : share));
      }
    }
    return result;
  }

  private static ByteBuffer floats(int count) {
    return ByteBuffer.allocateDirect(count * Float.BYTES).order(ByteOrder.nativeOrder());
  }
}
