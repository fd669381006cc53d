package io.thimble.worker.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thimble.worker.data.audio.Noise;
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
    long perKeyword = count(corpus, Split.TRAINING, 1);
    assertThat(count(corpus, Split.TRAINING, 0)).isEqualTo(perKeyword);
    assertThat(corpus.examples(Split.TRAINING).size()).isBetween(2500, 3200);
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
    assertThat(two.identity(Split.TESTING, 0)).isEqualTo(one.identity(Split.TESTING, 0));
    assertThat(two.identity(Split.TRAINING, 0)).isNotEqualTo(one.identity(Split.TRAINING, 0));
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
  void variantsDifferAndComeBackTheSame() {
    var corpus = Corpus.of(small, TestFolders.LABELS, 1);
    var example =
        corpus.examples(Split.TRAINING).stream()
            .filter(candidate -> candidate.label() == 2)
            .findFirst()
            .orElseThrow();

    var plain = corpus.sound(example, 0);

    assertThat(corpus.sound(example, 0)).isEqualTo(plain);
    assertThat(corpus.sound(example, 1)).isNotEqualTo(plain);
    assertThat(corpus.sound(example, 1)).isEqualTo(corpus.sound(example, 1));
    assertThat(corpus.sound(example, 2)).isNotEqualTo(corpus.sound(example, 1));
    assertThat(Noise.level(corpus.sound(example, 1))).isBetween(0.08, 0.12);
    assertThat(Corpus.of(small, TestFolders.LABELS, 9).sound(example, 1))
        .isNotEqualTo(corpus.sound(example, 1));
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
