package io.thimble.worker.data;

import io.thimble.hw.frontend.FrontEnd;
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
      FeatureCache cache,
      int variants,
      int threads,
      Progress progress) {
    if (variants < 1 || threads < 1) {
      throw new IllegalArgumentException(
          "Variants (%d) and threads (%d) start at one. Maybe use 10 and the number of cores."
              .formatted(variants, threads));
    }
    this.corpus = corpus;
    this.frontEnd = frontEnd;
    this.features = new ComputedFeatures(corpus, frontEnd, cache, threads);
    this.variants = variants;
    this.progress = progress;
  }

  /**
   * Data for the trials of one front end.
   *
   * @param labels names of the classes in order
   * @param seed of the sampling of training clips and of their augmentation
   * @param variants versions of the training clips
   * @param threads most threads that compute at once
   * @param progress hears clips done, out of those of all splits and variants
   * @throws DataSetException if the set cannot serve these labels
   */
  public static CachedLearningData open(
      DataSet set,
      List<String> labels,
      FrontEnd frontEnd,
      FeatureCache cache,
      long seed,
      int variants,
      int threads,
      Progress progress) {
    return open(Corpus.of(set, labels, seed), frontEnd, cache, variants, threads, progress);
  }

  /** The same, with a corpus that serves several front ends. */
  public static CachedLearningData open(
      Corpus corpus,
      FrontEnd frontEnd,
      FeatureCache cache,
      int variants,
      int threads,
      Progress progress) {
    return new CachedLearningData(corpus, frontEnd, cache, variants, threads, progress);
  }

  /** Versions of the training clips that are worth computing for so many epochs. */
  public static int variantsFor(int epochs) {
    return Math.clamp(epochs / EPOCHS_FOR_A_VARIANT, FEWEST_VARIANTS, MOST_VARIANTS);
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
