package io.thimble.hw.training;

/**
 * How a network is taught, apart from how long.
 *
 * @param optimizer what turns a gradient into a step
 * @param decay how the learning rate falls
 * @param warmUp share of all steps in which the rate rises from zero, in a straight line
 * @param batchSize clips of a step, at most
 * @param learningRate highest learning rate, reached after the warm-up
 * @param highestGradientNorm a longer gradient is shortened to this length (Pascanu et al., arXiv
 *     1211.5063, algorithm 1); infinite: none is
 * @param weightDecay weight decay, times the learning rate a step
 * @param labelSmoothing share of the target that is spread over all classes (Szegedy et al., arXiv
 *     1512.00567, section 7)
 * @param dropout share of the values that are dropped before each dense layer (Srivastava et al.,
 *     JMLR 15, 2014)
 * @param mixup alpha of the beta distribution by which pairs of clips are mixed (Zhang et al.,
 *     arXiv 1710.09412); 0: none are
 * @param augmentation changes to the clips
 */
public record Recipe(
    Optimizer optimizer,
    LearningRateDecay decay,
    double warmUp,
    int batchSize,
    double learningRate,
    double highestGradientNorm,
    double weightDecay,
    double labelSmoothing,
    double dropout,
    double mixup,
    Augmentation augmentation) {
  /** Of the warm-up's share. */
  public static final Bounds WARM_UP = new Bounds(0, 0.5);

  /** Of clips in a batch: one alone has no variance. */
  public static final Bounds BATCH_SIZE = new Bounds(2, 10_000);

  /** Of the learning rate. */
  public static final Bounds LEARNING_RATE = new Bounds(Double.MIN_VALUE, 1);

  /** Of the weight decay. */
  public static final Bounds WEIGHT_DECAY = new Bounds(0, 1);

  /** Of label smoothing and dropout. */
  public static final Bounds SHARE = new Bounds(0, 0.9);

  /** Of mixup's alpha. */
  public static final Bounds MIXUP = new Bounds(0, 10);

  private static final Bounds GRADIENT_NORM =
      new Bounds(Double.MIN_VALUE, Double.POSITIVE_INFINITY);

  /** A basic LSTM learns worse without a limit to the gradient; a DS-CNN does not mind this one. */
  public static final Recipe DEFAULT =
      new Recipe(
          Optimizer.ADAMW,
          LearningRateDecay.COSINE,
          0.05,
          100,
          1e-2,
          1,
          1e-4,
          0,
          0,
          0,
          Augmentation.DEFAULT);

  public Recipe {
    WARM_UP.require(warmUp, "warmUp", 0.05);
    BATCH_SIZE.require(batchSize, "batchSize", 100);
    LEARNING_RATE.require(learningRate, "learningRate", 0.01);
    GRADIENT_NORM.require(highestGradientNorm, "highestGradientNorm", 1);
    WEIGHT_DECAY.require(weightDecay, "weightDecay", 0.0001);
    SHARE.require(labelSmoothing, "labelSmoothing", 0.1);
    SHARE.require(dropout, "dropout", 0.1);
    MIXUP.require(mixup, "mixup", 0.2);
  }

  /** The same with this learning rate. */
  public Recipe withLearningRate(double rate) {
    return with(batchSize, rate, highestGradientNorm, weightDecay);
  }

  /** The same with batches of this size. */
  public Recipe withBatchSize(int clips) {
    return with(clips, learningRate, highestGradientNorm, weightDecay);
  }

  /** The same with gradients of any length, and without weight decay. */
  public Recipe withoutRestraint() {
    return with(batchSize, learningRate, Double.POSITIVE_INFINITY, 0);
  }

  /** The same with these changes to the clips. */
  public Recipe withAugmentation(Augmentation changes) {
    return new Recipe(
        optimizer,
        decay,
        warmUp,
        batchSize,
        learningRate,
        highestGradientNorm,
        weightDecay,
        labelSmoothing,
        dropout,
        mixup,
        changes);
  }

  private Recipe with(int clips, double rate, double gradientNorm, double decayOfWeights) {
    return new Recipe(
        optimizer,
        decay,
        warmUp,
        clips,
        rate,
        gradientNorm,
        decayOfWeights,
        labelSmoothing,
        dropout,
        mixup,
        augmentation);
  }
}
