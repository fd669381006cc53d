package io.thimble.worker.train;

import io.thimble.worker.data.FeatureSet;
import io.thimble.worker.data.LearningData;
import io.thimble.worker.data.Standardisation;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;

/**
 * Deals the training clips into batches: each epoch in a new order, each clip in a version drawn
 * anew and changed anew, neighbours mixed where the recipe says so. An epoch follows from its
 * number and the seed alone, so that a training that goes on elsewhere meets the same batches. The
 * two buffers are filled again for each batch.
 */
final class Batches {
  private static final int CACHE_LINE_BYTES = 64;

  private final List<FeatureSet> variants;
  private final Standardisation standardisation;
  private final float[][] targets;
  private final long seed;
  private final FeatureAugmentation augmentation;
  private final Mixup mixup;
  private final EpochOrder order;
  private final int count;
  private final Clip first;
  private final Clip second;
  private final ByteBuffer features;
  private final ByteBuffer wanted;
  private final CRC32C shown = new CRC32C();
  private RandomGenerator random;

  Batches(LearningData data, Standardisation standardisation, TrainingSettings settings) {
    seed = settings.seed();
    random = EpochRandom.of(seed, 1, EpochRandom.Use.BATCHES);
    variants = IntStream.range(0, data.variants()).mapToObj(data::training).toList();
    var frontEnd = variants.getFirst().frontEnd();
    var recipe = settings.recipe();
    this.standardisation = standardisation.repeated(frontEnd.frames());
    augmentation = new FeatureAugmentation(recipe.augmentation(), frontEnd);
    mixup = new Mixup(recipe.mixup());
    order = new EpochOrder(data);
    count = Math.ceilDiv(order.clips(), recipe.batchSize());
    targets = targets(data.labels().size(), settings);
    first = new Clip(new float[frontEnd.values()], new float[targets.length]);
    second = new Clip(new float[frontEnd.values()], new float[targets.length]);
    features = floats(recipe.batchSize() * frontEnd.values());
    wanted = floats(recipe.batchSize() * targets.length);
  }

  /** Batches of an epoch. */
  int count() {
    return count;
  }

  /** Clips of an epoch. */
  int clips() {
    return order.clips();
  }

  /** Classes that the clips belong to. */
  int classes() {
    return targets.length;
  }

  /** Clips of one batch. */
  int size(int batch) {
    return start(batch + 1) - start(batch);
  }

  /** Draws the clips of an epoch, counted from 1, and their order. */
  void begin(int epoch) {
    random = EpochRandom.of(seed, epoch, EpochRandom.Use.BATCHES);
    order.draw(random);
    shown.reset();
  }

  /** Fills the buffers with a batch. */
  void load(int batch) {
    features.clear();
    wanted.clear();
    var featureValues = features.asFloatBuffer();
    var wantedValues = wanted.asFloatBuffer();
    int place = start(batch);
    int end = start(batch + 1);
    while (mixup.mixes() && place + 1 < end) {
      read(order.clip(place++), first);
      read(order.clip(place++), second);
      var share = (float) mixup.share(random);
      Mixup.mix(first.features(), second.features(), share);
      Mixup.mix(first.wanted(), second.wanted(), share);
      first.put(featureValues, wantedValues);
      second.put(featureValues, wantedValues);
    }
    while (place < end) {
      read(order.clip(place++), first);
      first.put(featureValues, wantedValues);
    }
    features.limit(featureValues.position() * Float.BYTES);
    wanted.limit(wantedValues.position() * Float.BYTES);
    shown.update(features.duplicate());
    shown.update(wanted.duplicate());
  }

  /** CRC-32C of all that was loaded since the epoch began. */
  int shown() {
    return (int) shown.getValue();
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
    return (int) ((long) batch * order.clips() / count);
  }

  private void read(int number, Clip clip) {
    var variant = variants.get(random.nextInt(variants.size()));
    standardisation.apply(variant, number, clip.features());
    augmentation.apply(clip.features(), random);
    var target = targets[variant.labels()[number]];
    System.arraycopy(target, 0, clip.wanted(), 0, target.length);
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

  /**
   * The engine computes on this memory. It begins where the engine's own would, on a cache line, so
   * that no library sums in another order because of where a process happened to get it.
   */
  private static ByteBuffer floats(int count) {
    return ByteBuffer.allocateDirect(count * Float.BYTES + 2 * CACHE_LINE_BYTES)
        .alignedSlice(CACHE_LINE_BYTES)
        .order(ByteOrder.nativeOrder())
        .limit(count * Float.BYTES)
        .slice()
        .order(ByteOrder.nativeOrder());
  }

  /** One clip on its way into the buffers. */
  private record Clip(float[] features, float[] wanted) {
    void put(FloatBuffer allFeatures, FloatBuffer allWanted) {
      allFeatures.put(features);
      allWanted.put(wanted);
    }
  }
}
