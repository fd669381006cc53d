package io.thimble.worker.data;

import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.training.Augmentation;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Features of a corpus, computed when they are first asked for and kept on disk, from where they
 * are read whenever a training wants them. Safe for several threads.
 */
public final class CachedLearningData implements LearningData {
  private static final int FEWEST_VARIANTS = 3;
  private static final int MOST_VARIANTS = 10;
  private static final int EPOCHS_FOR_A_VARIANT = 3;

  /** Training clips of all versions together, unless the fewest versions have more. */
  private static final int MOST_CLIPS = 200_000;

  private final Corpus corpus;
  private final FrontEnd frontEnd;
  private final ComputedFeatures features;
  private final int variants;
  private final Progress progress;
  private final ConcurrentHashMap<String, FeatureSet> opened = new ConcurrentHashMap<>();
  private final AtomicInteger done = new AtomicInteger();

  private CachedLearningData(
      Corpus corpus,
      FrontEnd frontEnd,
      ComputedFeatures features,
      int variants,
      Progress progress) {
    if (variants < 1) {
      throw new IllegalArgumentException(
          "The variants (%d) start at one. Maybe use 10.".formatted(variants));
    }
    this.corpus = corpus;
    this.frontEnd = frontEnd;
    this.features = features;
    this.variants = variants;
    this.progress = progress;
  }

  /**
   * Data for the trials of one front end.
   *
   * @param corpus may serve several front ends
   * @param augmentation what changes the sound of the versions of training clips
   * @param variants versions of the training clips
   * @param threads most threads that compute at once
   * @param progress hears clips done, out of those of all splits and variants
   */
  public static CachedLearningData open(
      Corpus corpus,
      Augmentation augmentation,
      FrontEnd frontEnd,
      FeatureCache cache,
      int variants,
      int threads,
      Progress progress) {
    return new CachedLearningData(
        corpus,
        frontEnd,
        new ComputedFeatures(corpus, augmentation, frontEnd, cache, threads),
        variants,
        progress);
  }

  /**
   * Versions of the training clips that are worth computing for so many epochs: fewer where there
   * are many clips, so that computing them has an end.
   */
  public static int variantsFor(int epochs, int clips) {
    int affordable = MOST_CLIPS / Math.max(1, clips);
    return Math.clamp(
        Math.min(epochs / EPOCHS_FOR_A_VARIANT, affordable), FEWEST_VARIANTS, MOST_VARIANTS);
  }

  /** Computes everything that is not on disk yet. */
  public void prepare() {
    validation();
    testing();
    for (int variant = 0; variant < variants; variant++) {
      training(variant);
    }
  }

  @Override
  public List<String> labels() {
    return corpus.labels();
  }

  @Override
  public int variants() {
    return variants;
  }

  @Override
  public FeatureSet training(int variant) {
    if (variant < 0 || variant >= variants) {
      throw new IllegalArgumentException(
          "The variant (%d) does not exist. Maybe use 0 to %d.".formatted(variant, variants - 1));
    }
    return set(Split.TRAINING, variant);
  }

  @Override
  public int mostPerEpoch(int label) {
    return corpus.mostPerEpoch(label);
  }

  @Override
  public FeatureSet validation() {
    return set(Split.VALIDATION, 0);
  }

  @Override
  public FeatureSet testing() {
    return set(Split.TESTING, 0);
  }

  private FeatureSet set(Split split, int variant) {
    var name = split + " " + variant;
    var known = opened.get(name);
    if (known != null) {
      return known;
    }
    var set = load(split, variant);
    var other = opened.putIfAbsent(name, set);
    if (other != null) {
      return other;
    }
    progress.at(done.addAndGet(set.clips()), total());
    return set;
  }

  private int total() {
    return corpus.examples(Split.VALIDATION).size()
        + corpus.examples(Split.TESTING).size()
        + variants * corpus.examples(Split.TRAINING).size();
  }

  private FeatureSet load(Split split, int variant) {
    var examples = corpus.examples(split);
    return new FeatureSet(
        frontEnd,
        features.coefficients(split, variant),
        examples.stream().mapToInt(Example::label).toArray(),
        examples.stream().map(Example::name).toList());
  }
}
