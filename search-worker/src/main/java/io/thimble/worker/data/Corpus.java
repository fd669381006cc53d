package io.thimble.worker.data;

import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.search.SearchSpec;
import io.thimble.worker.data.audio.Clips;
import io.thimble.worker.data.audio.Pcm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The clips of each split for one list of labels. Validation and testing hold every clip of their
 * split, whatever the seed; training holds all clips of the keywords, and of the other words and of
 * silence about as many as one keyword has (P. Warden, arXiv 1804.03209, has a tenth of each).
 */
public final class Corpus {
  /** Changes whenever the same data set and labels would give other sound. */
  static final int VERSION = 1;

  private static final int FEWEST_SILENCE_CLIPS = 10;
  private static final long EVALUATION_SEED = 0;

  private final DataSet set;
  private final List<String> labels;
  private final long seed;
  private final Background background;
  private final Augmentation augmentation;
  private final Map<Split, List<Example>> examples = new EnumMap<>(Split.class);

  private Corpus(DataSet set, List<String> labels, long seed) {
    this.set = set;
    this.labels = List.copyOf(labels);
    this.seed = seed;
    this.background = Background.of(set);
    this.augmentation = new Augmentation(background, seed);
  }

  /**
   * Picks the clips.
   *
   * @param labels names of the classes in order, as {@link SearchSpec#labels()} gives them
   * @param seed of the sampling of training clips and of their augmentation
   * @throws DataSetException if a keyword has no training clips, or a split has no clips at all
   */
  public static Corpus of(DataSet set, List<String> labels, long seed) {
    var corpus = new Corpus(set, labels, seed);
    corpus.requireKeywords();
    for (var split : Split.values()) {
      corpus.examples.put(split, List.copyOf(corpus.pick(split)));
    }
    return corpus;
  }

  /** The data set. */
  public DataSet set() {
    return set;
  }

  /** Names of the classes. */
  public List<String> labels() {
    return labels;
  }

  /** Where silence and noise come from, for people to read. */
  public String backgroundDescription() {
    return String.join(", ", background.names());
  }

  List<Example> examples(Split split) {
    return examples.getOrDefault(split, List.of());
  }

  /**
   * Sound of one example: {@link FrontEnd#CLIP_SAMPLES} samples.
   *
   * @param variant 0 for the clip itself; others for training clips alone
   */
  float[] sound(Example example, int variant) {
    return augmentation.apply(
        switch (example.source()) {
          case Example.Word word -> Clips.load(set.file(word.file()));
          case Example.Cut cut -> {
            var clip = new float[FrontEnd.CLIP_SAMPLES];
            background.add(cut, clip);
            yield clip;
          }
        },
        example.name(),
        variant);
  }

  /** The same sound in 16 bits, as the front end on the chip hears it. */
  short[] samples(Example example, int variant) {
    return Pcm.of(sound(example, variant));
  }

  /**
   * Sound of a clip as it was recorded, in 16 bits.
   *
   * @param name the clip's name within its split
   * @throws IllegalArgumentException if the split has no such clip
   */
  public short[] samples(Split split, String name) {
    return examples(split).stream()
        .filter(clip -> clip.name().equals(name))
        .findFirst()
        .map(clip -> samples(clip, 0))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The clip (%s) is not in the %s split. Maybe it is another corpus's."
                        .formatted(name, split)));
  }

  /** What the sound of a split's clips depends on, as a text. */
  String identity(Split split, int variant) {
    return "corpus %d of %s\nlabels %s\n%s %s\nvariant %d"
        .formatted(
            VERSION,
            set.contentHash(),
            labels,
            split,
            switch (split) {
              case TRAINING -> Long.toString(seed);
              case VALIDATION, TESTING -> "";
            },
            variant);
  }

  private List<String> keywords() {
    return labels.stream()
        .filter(label -> !label.equals(SearchSpec.SILENCE) && !label.equals(SearchSpec.UNKNOWN))
        .toList();
  }

  private void requireKeywords() {
    var keywords = keywords();
    if (keywords.isEmpty() || new HashSet<>(labels).size() != labels.size()) {
      throw new DataSetException(
          "The keywords %s are no list of different words. Maybe name each word once."
              .formatted(keywords));
    }
    var words = set.words().keySet();
    for (String keyword : keywords) {
      if (!words.contains(keyword)) {
        throw new DataSetException(
            "The data set %s has no clips of the keyword (%s). Maybe choose from %s."
                .formatted(set.name(), keyword, words));
      }
    }
    for (var split : Split.values()) {
      var spoken = new HashSet<String>();
      set.clips().stream()
          .filter(clip -> clip.split() == split)
          .forEach(clip -> spoken.add(clip.word()));
      var missing = keywords.stream().filter(keyword -> !spoken.contains(keyword)).toList();
      boolean enough =
          split == Split.TRAINING ? missing.isEmpty() : missing.size() < keywords.size();
      if (!enough) {
        throw new DataSetException(
            "The data set %s has no %s clips of the keywords (%s). Maybe add clips of more speakers, or change the lists of the splits."
                .formatted(set.name(), split.name().toLowerCase(Locale.ROOT), missing));
      }
    }
  }

  private List<Example> pick(Split split) {
    var keywords = new ArrayList<Example>();
    var others = new ArrayList<Example>();
    int unknown = labels.indexOf(SearchSpec.UNKNOWN);
    for (var clip : set.clips()) {
      if (clip.split() != split) {
        continue;
      }
      int label = labels.indexOf(clip.word());
      var source = new Example.Word(clip.name());
      if (label >= 0) {
        keywords.add(new Example(clip.name(), label, source));
      } else if (unknown >= 0) {
        others.add(new Example(clip.name(), unknown, source));
      }
    }
    int perKeyword = Math.max(1, Math.round((float) keywords.size() / keywords().size()));
    var picked = new ArrayList<Example>(keywords);
    switch (split) {
      case TRAINING -> {
        picked.addAll(sample(others, perKeyword));
        picked.addAll(silence(split, perKeyword, seed));
      }
      case VALIDATION, TESTING -> {
        picked.addAll(others);
        int clips = Math.max(FEWEST_SILENCE_CLIPS, Math.round(keywords.size() / 10f));
        picked.addAll(silence(split, clips, EVALUATION_SEED));
      }
    }
    picked.sort(Comparator.comparing(Example::name));
    return picked;
  }

  /** Takes those whose names hash lowest: stable when other clips come or go. */
  private List<Example> sample(List<Example> examples, int count) {
    return examples.stream()
        .sorted(
            Comparator.comparingLong((Example example) -> Digests.seed(seed, example.name(), 0))
                .thenComparing(Example::name))
        .limit(count)
        .toList();
  }

  private List<Example> silence(Split split, int count, long seed) {
    int label = labels.indexOf(SearchSpec.SILENCE);
    var examples = new ArrayList<Example>();
    var random = new SplittableRandom(Digests.seed(seed, SearchSpec.SILENCE, split.ordinal()));
    for (int i = 0; label >= 0 && i < count; i++) {
      var cut = background.cut(split, random);
      examples.add(new Example("%s #%d".formatted(background.name(cut), i), label, cut));
    }
    return examples;
  }
}
