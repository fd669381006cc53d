package io.thimble.worker.data;

import io.thimble.hw.search.SearchSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Picks the clips of one split for a list of labels. */
final class Selection {
  private static final int FEWEST_SILENCE_CLIPS = 10;
  private static final long EVALUATION_SEED = 0;

  /**
   * Other words of the training split are in stock for so many epochs. With ten keywords that is a
   * quarter more to compute; all other words of Speech Commands would be twice as much.
   */
  private static final int STOCK_EPOCHS = 4;

  private final Split split;
  private final List<String> labels;
  private final long seed;
  private final Background background;
  private final List<Example> keywords;
  private final List<Example> others;
  private final int perKeyword;

  /**
   * The words of one split.
   *
   * @param set where they come from
   * @param labels names of the classes
   * @param seed of the sampling of training clips
   * @param background where silence comes from
   */
  Selection(DataSet set, Split split, List<String> labels, long seed, Background background) {
    this.split = split;
    this.labels = labels;
    this.seed = seed;
    this.background = background;
    keywords = new ArrayList<>();
    others = new ArrayList<>();
    int unknown = labels.indexOf(SearchSpec.UNKNOWN);
    for (var clip : set.clips()) {
      if (clip.split() != split) {
        continue;
      }
      var name = clip.name();
      int label = labels.indexOf(clip.word());
      if (label >= 0) {
        keywords.add(new Example(name, label, new Example.Word(name)));
      } else if (unknown >= 0) {
        others.add(new Example(name, unknown, new Example.Word(name)));
      }
    }
    long words = labels.stream().filter(SearchSpec::isKeyword).count();
    perKeyword = Math.max(1, Math.round((float) keywords.size() / words));
  }

  /** Clips that one keyword has, on the average. */
  int perKeyword() {
    return perKeyword;
  }

  /** The clips, sorted by name. */
  List<Example> clips() {
    return switch (split) {
      case TRAINING -> sorted(sample(STOCK_EPOCHS * perKeyword), silence(perKeyword, seed));
      case VALIDATION, TESTING ->
          sorted(
              others.stream(),
              silence(
                  Math.max(FEWEST_SILENCE_CLIPS, Math.round(keywords.size() / 10f)),
                  EVALUATION_SEED));
    };
  }

  private List<Example> sorted(Stream<Example> unknown, Stream<Example> silence) {
    return Stream.of(keywords.stream(), unknown, silence)
        .flatMap(clips -> clips)
        .sorted(Comparator.comparing(Example::name))
        .toList();
  }

  /** Other words, those whose names hash lowest: stable when other clips come or go. */
  private Stream<Example> sample(int count) {
    return others.stream()
        .map(example -> new Hashed(Digests.seed(seed, example.name(), 0), example))
        .sorted(
            Comparator.comparingLong(Hashed::hash).thenComparing(hashed -> hashed.example().name()))
        .limit(count)
        .map(Hashed::example);
  }

  private Stream<Example> silence(int count, long seed) {
    int label = labels.indexOf(SearchSpec.SILENCE);
    var examples = Stream.<Example>builder();
    var random = new SplittableRandom(Digests.seed(seed, SearchSpec.SILENCE, split.ordinal()));
    for (int i = 0; label >= 0 && i < count; i++) {
      var cut = background.cut(split, random);
      examples.add(new Example("%s #%d".formatted(background.name(cut), i), label, cut));
    }
    return examples.build();
  }

  private record Hashed(long hash, Example example) {}
}
