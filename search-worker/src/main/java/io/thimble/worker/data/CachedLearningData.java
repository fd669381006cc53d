package io.thimble.worker.data;

import io.thimble.hw.frontend.FrontEnd;
import io.thimble.worker.data.features.Coefficients;
import io.thimble.worker.data.features.MelSpectrum;
import java.lang.ref.SoftReference;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Features of a corpus, computed when they are first asked for and kept on disk. What is kept are
 * the mel energies, which all front ends with the same window and stride share; the step from there
 * to coefficients takes a hundredth of the time. Sets stay in memory for as long as there is room.
 * Safe for several threads.
 */
public final class CachedLearningData implements LearningData {
  /** Changes whenever the same sound would give other energies. */
  private static final int VERSION = 2;

  private static final int FEWEST_VARIANTS = 3;
  private static final int MOST_VARIANTS = 10;
  private static final int EPOCHS_FOR_A_VARIANT = 3;

  private final Corpus corpus;
  private final FrontEnd frontEnd;
  private final FeatureCache cache;
  private final int variants;
  private final int threads;
  private final Progress progress;
  private final ConcurrentHashMap<String, SoftReference<FeatureSet>> inMemory =
      new ConcurrentHashMap<>();
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
    this.cache = cache;
    this.variants = variants;
    this.threads = threads;
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
    var reference = inMemory.get(name);
    var known = reference == null ? null : reference.get();
    if (known != null) {
      return known;
    }
    var set = load(split, variant);
    if (inMemory.put(name, new SoftReference<>(set)) == null) {
      progress.at(done.addAndGet(set.clips()), total());
    }
    return set;
  }

  private int total() {
    return corpus.examples(Split.VALIDATION).size()
        + corpus.examples(Split.TESTING).size()
        + variants * corpus.examples(Split.TRAINING).size();
  }

  private FeatureSet load(Split split, int variant) {
    var examples = corpus.examples(split);
    int energiesPerClip = new MelSpectrum(frontEnd).values();
    var energies =
        cache.get(
            "energies %d\n%s\nvariant %d\nwindow %d ms, stride %d ms"
                .formatted(
                    VERSION,
                    corpus.identity(split),
                    variant,
                    frontEnd.windowMillis(),
                    frontEnd.strideMillis()),
            Math.multiplyExact(examples.size(), energiesPerClip),
            () -> energies(examples, variant, energiesPerClip));
    var coefficients = new Coefficients(frontEnd);
    int valuesPerClip = frontEnd.values();
    var clip = new int[energiesPerClip];
    var values = new float[Math.multiplyExact(examples.size(), valuesPerClip)];
    for (int i = 0; i < examples.size(); i++) {
      energies.get(i * energiesPerClip, clip);
      coefficients.compute(clip, 0, values, i * valuesPerClip);
    }
    return new FeatureSet(
        frontEnd,
        values,
        examples.stream().mapToInt(Example::label).toArray(),
        examples.stream().map(Example::name).toList());
  }

  private int[] energies(List<Example> examples, int variant, int energiesPerClip) {
    var energies = new int[Math.multiplyExact(examples.size(), energiesPerClip)];
    Parallel.forEach(
        examples.size(),
        threads,
        () -> {
          var spectrum = new MelSpectrum(frontEnd);
          IntConsumer compute =
              i ->
                  spectrum.compute(
                      corpus.samples(examples.get(i), variant), energies, i * energiesPerClip);
          return compute;
        });
    return energies;
  }
}
