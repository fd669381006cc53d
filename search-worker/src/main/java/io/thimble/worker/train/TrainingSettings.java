package io.thimble.worker.train;

import java.util.List;

/**
 * How a network is trained.
 *
 * @param epochs passes over the training clips
 * @param seed decides initial weights, order of clips and choice of augmented versions
 * @param batchSize clips of a step, at most; the batches of an epoch differ by one clip at most
 * @param learningRate highest learning rate, reached after the warm-up
 * @param highestGradientNorm a longer gradient is shortened to this length (Pascanu et al., arXiv
 *     1211.5063, algorithm 1); infinite: none is
 * @param weightDecay decoupled weight decay (Loshchilov and Hutter, arXiv 1711.05101)
 * @param labelSmoothing share of the target that is spread over all classes (Szegedy et al., arXiv
 *     1512.00567, section 7)
 * @param classWeights weight of each class in the loss; empty: all alike
 */
public record TrainingSettings(
    int epochs,
    long seed,
    int batchSize,
    double learningRate,
    double highestGradientNorm,
    double weightDecay,
    double labelSmoothing,
    List<Double> classWeights) {
  public static final int BATCH_SIZE = 100;
  public static final double LEARNING_RATE = 1e-2;

  /** A basic LSTM learns worse without a limit; a DS-CNN does not mind this one. */
  public static final double HIGHEST_GRADIENT_NORM = 1;

  public static final double WEIGHT_DECAY = 1e-4;
  public static final double LABEL_SMOOTHING = 0;

  public TrainingSettings {
    classWeights = List.copyOf(classWeights);
    require(epochs >= 1, "epochs", epochs, "at least 1");
    require(batchSize >= 2, "batchSize", batchSize, "at least 2, so that a batch has a variance");
    require(learningRate > 0 && learningRate <= 1, "learningRate", learningRate, "0.01");
    require(highestGradientNorm > 0, "highestGradientNorm", highestGradientNorm, "1");
    require(weightDecay >= 0 && weightDecay <= 1, "weightDecay", weightDecay, "0.0001");
    require(labelSmoothing >= 0 && labelSmoothing < 1, "labelSmoothing", labelSmoothing, "0");
    for (var weight : classWeights) {
      require(weight >= 0 && Double.isFinite(weight), "classWeights", weight, "1 for each class");
    }
  }

  /** The defaults, for this many epochs. */
  public static TrainingSettings of(int epochs, long seed) {
    return new TrainingSettings(
        epochs,
        seed,
        BATCH_SIZE,
        LEARNING_RATE,
        HIGHEST_GRADIENT_NORM,
        WEIGHT_DECAY,
        LABEL_SMOOTHING,
        List.of());
  }

  private static void require(boolean holds, String name, Number value, String better) {
    if (!holds) {
      throw new IllegalArgumentException(
          "The training's %s (%s) cannot be. Maybe use %s.".formatted(name, value, better));
    }
  }
}
