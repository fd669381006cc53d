package io.thimble.worker.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusTest {
  private static final List<String> TEN =
      List.of(
          "silence", "unknown", "yes", "no", "up", "down", "left", "right", "on", "off", "stop",
          "go");

  @TempDir Path temp;
  private DataSet small;

  @BeforeEach
  void smallSet() throws IOException {
    small = DataSet.scan(TestFolders.withoutLists(temp, 40));
  }

  @Test
  void realRecordingsGiveEveryListedClip() {
    var corpus = Corpus.of(DataSet.scan(SpeechCommandsMini.folder()), TEN, 42);

    assertThat(spoken(corpus.examples(Split.VALIDATION))).isEqualTo(456);
    assertThat(spoken(corpus.examples(Split.TESTING))).isEqualTo(312);
    long others = count(corpus, Split.TRAINING, 1);
    assertThat(others).isEqualTo(363);
    assertThat(count(corpus, Split.TRAINING, 0)).isEqualTo(corpus.mostPerEpoch(1)).isEqualTo(250);
    assertThat(corpus.clips(Split.TRAINING)).isEqualTo(2499 + 363 + 250);
    assertThat(corpus.backgroundDescription()).contains("_background_noise_/pink_noise.wav");
  }

  @Test
  void evaluationSplitsDoNotDependOnTheSeed() {
    var one = Corpus.of(small, TestFolders.LABELS, 1);
    var two = Corpus.of(small, TestFolders.LABELS, 2);

    assertThat(two.examples(Split.VALIDATION)).isEqualTo(one.examples(Split.VALIDATION));
    assertThat(two.examples(Split.TESTING)).isEqualTo(one.examples(Split.TESTING));
    assertThat(two.examples(Split.TRAINING)).isNotEqualTo(one.examples(Split.TRAINING));
    assertThat(Corpus.of(small, TestFolders.LABELS, 1).examples(Split.TRAINING))
        .isEqualTo(one.examples(Split.TRAINING));
    assertThat(two.identity(Split.TESTING)).isEqualTo(one.identity(Split.TESTING));
    assertThat(two.identity(Split.TRAINING)).isNotEqualTo(one.identity(Split.TRAINING));
  }

  @Test
  void orderOfFilesDoesNotMatter() {
    var clips = new ArrayList<>(small.clips());
    java.util.Collections.shuffle(clips, new java.util.Random(5));
    var shuffled =
        new DataSet(
            small.folder(), clips, small.background(), small.skipped(), small.contentHash());

    for (var split : Split.values()) {
      assertThat(Corpus.of(shuffled, TestFolders.LABELS, 3).examples(split))
          .isEqualTo(Corpus.of(small, TestFolders.LABELS, 3).examples(split));
    }
  }

  @Test
  void silenceOfTheSplitsComesFromDisjointRegions() {
    var corpus = Corpus.of(small, TestFolders.LABELS, 1);
    var starts = new ArrayList<int[]>();
    for (var split : Split.values()) {
      var cuts =
          corpus.examples(split).stream()
              .map(Example::source)
              .filter(Example.Cut.class::isInstance)
              .map(Example.Cut.class::cast)
              .toList();
      assertThat(cuts).hasSizeGreaterThanOrEqualTo(10);
      starts.add(
          new int[] {
            cuts.stream().mapToInt(Example.Cut::start).min().orElseThrow(),
            cuts.stream().mapToInt(Example.Cut::start).max().orElseThrow() + 16_000
          });
    }

    assertThat(starts.get(0)[1]).isLessThanOrEqualTo(starts.get(1)[0]);
    assertThat(starts.get(1)[1]).isLessThanOrEqualTo(starts.get(2)[0]);
    assertThat(corpus.backgroundDescription()).contains("generated");
  }

  @Test
  void otherWordsAreInStockForFourEpochs() throws IOException {
    TestFolders.words(temp, List.of("one", "two", "three", "four", "five", "six"), 40);
    var corpus = Corpus.of(DataSet.scan(temp), TestFolders.LABELS, 1);
    long perKeyword = corpus.mostPerEpoch(1);
    long keywords = count(corpus, Split.TRAINING, 2) + count(corpus, Split.TRAINING, 3);

    assertThat(perKeyword).isEqualTo(Math.round(keywords / 2.0));
    assertThat(count(corpus, Split.TRAINING, 1)).isEqualTo(4 * perKeyword);
    assertThat(count(corpus, Split.TRAINING, 0)).isEqualTo(perKeyword);
    assertThat(corpus.mostPerEpoch(0)).isEqualTo(Integer.MAX_VALUE);
    assertThat(corpus.mostPerEpoch(2)).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void keywordsThatCannotBeServedAreNamed() {
    assertThatThrownBy(() -> Corpus.of(small, List.of("silence", "unknown", "yes", "stop"), 1))
        .isInstanceOf(DataSetException.class)
        .hasMessageContaining("(stop)")
        .hasMessageContaining("Maybe");
    assertThatThrownBy(() -> Corpus.of(small, List.of("silence", "unknown"), 1))
        .isInstanceOf(DataSetException.class);
  }

  private static long spoken(List<Example> examples) {
    return examples.stream().filter(example -> example.label() != 0).count();
  }

  private static long count(Corpus corpus, Split split, int label) {
    return corpus.examples(split).stream().filter(example -> example.label() == label).count();
  }
}
