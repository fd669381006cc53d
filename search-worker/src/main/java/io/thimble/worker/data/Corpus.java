package io.thimble.worker.data;

import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.search.SearchSpec;
import io.thimble.hw.training.Augmentation;
import io.thimble.worker.data.audio.Clips;
import io.thimble.worker.data.audio.Pcm;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The clips of each split for one list of labels. Validation and testing hold every clip of their
 * split, whatever the seed. An epoch of training takes all clips of the keywords, and of the other
 * words and of silence about as many as one keyword has (P. Warden, arXiv 1804.03209, has a tenth
 * of each); of the other words there are more in stock, where the data set has them.
 */
public final class Corpus {
  /** Changes whenever the same data set and labels would give other sound. */
  static final int VERSION = 2;

  private final DataSet set;
  private final List<String> labels;
  private final long seed;
  private final Background background;
  private final Map<Split, List<Example>> examples;
  private final int perKeyword;

  private Corpus(DataSet set, List<String> labels, long seed) {
    this.set = set;
    this.labels = List.copyOf(labels);
    this.seed = seed;
    this.background = Background.of(set);
    requireKeywords();
    var training = selection(Split.TRAINING);
    perKeyword = training.perKeyword();
    examples =
        Map.of(
            Split.TRAINING,
            training.clips(),
            Split.VALIDATION,
            selection(Split.VALIDATION).clips(),
            Split.TESTING,
            selection(Split.TESTING).clips());
  }

  /**
   * Picks the clips.
   *
   * @param labels names of the classes in order, as {@link SearchSpec#labels()} gives them
   * @param seed of the sampling of training clips and of their augmentation
   * @throws DataSetException if a keyword has no training clips, or a split has no clips at all
   */
  public static Corpus of(DataSet set, List<String> labels, long seed) {
    return new Corpus(set, labels, seed);
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

  /** Clips of a split. */
  public int clips(Split split) {
    return examples(split).size();
  }

  /** Most training clips of a class that an epoch takes; where there are more, they take turns. */
  int mostPerEpoch(int label) {
    return labels.get(label).equals(SearchSpec.UNKNOWN) ? perKeyword : Integer.MAX_VALUE;
  }

  /** Changes to training clips, with this corpus's noise and seed. */
  SoundAugmentation augmentation(Augmentation settings, FrontEnd frontEnd) {
    return new SoundAugmentation(background, settings, frontEnd, seed);
  }

  /** Sound of one example as it was recorded: {@link FrontEnd#CLIP_SAMPLES} samples. */
  float[] sound(Example example) {
    return switch (example.source()) {
      case Example.Word word -> Clips.load(set.file(word.file()));
      case Example.Cut cut -> {
        var clip = new float[FrontEnd.CLIP_SAMPLES];
        background.add(cut, clip);
        yield clip;
      }
    };
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
        .map(clip -> Pcm.of(sound(clip)))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The clip (%s) is not in the %s split. Maybe it is another corpus's."
                        .formatted(name, split)));
  }

  /** What the sound of a split's clips depends on, as a text. */
  String identity(Split split) {
    return "corpus %d of %s\nlabels %s\n%s %s"
        .formatted(
            VERSION,
            set.contentHash(),
            labels,
            split,
            switch (split) {
              case TRAINING -> Long.toString(seed);
              case VALIDATION, TESTING -> "";
            });
  }

  private Selection selection(Split split) {
    return new Selection(set, split, labels, seed, background);
  }

  private void requireKeywords() {
    var keywords = labels.stream().filter(SearchSpec::isKeyword).toList();
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
}
