package io.thimble.worker.data.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thimble.hw.search.SearchDefaults;
import io.thimble.worker.data.DataSet;
import io.thimble.worker.data.DataSetException;
import io.thimble.worker.data.Split;
import io.thimble.worker.data.audio.Clips;
import io.thimble.worker.data.audio.Noise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyntheticSpeechTest {
  @TempDir static Path cache;
  private static DataSet standard;

  @BeforeAll
  static void speak() {
    long start = System.nanoTime();
    standard = DataSet.scan(SyntheticSpeech.folder(cache, SearchDefaults.KEYWORDS));
    System.out.printf("Spoken and scanned in %.1f s%n", (System.nanoTime() - start) / 1e9);
  }

  @Test
  void standardSetLooksLikeRecordings() {
    assertThat(standard.name()).isEqualTo("synthetic");
    assertThat(standard.skipped()).isEmpty();
    assertThat(standard.clips()).hasSizeBetween(2000, 2500);
    assertThat(standard.words())
        .hasSize(30)
        .containsKeys(SearchDefaults.KEYWORDS.toArray(String[]::new));
    assertThat(standard.background()).hasSize(4);
    for (var split : List.of(Split.VALIDATION, Split.TESTING)) {
      assertThat(standard.clips().stream().filter(clip -> clip.split() == split))
          .as("%s", split)
          .hasSizeBetween(250, 400);
    }
  }

  @Test
  void noSpeakerIsHeardInTwoSplits() {
    var speakers =
        standard.clips().stream()
            .collect(
                Collectors.groupingBy(
                    clip -> clip.fileName().substring(0, 8),
                    Collectors.mapping(clip -> clip.split(), Collectors.toSet())));

    assertThat(speakers).hasSize(40);
    assertThat(speakers.values()).allMatch(splits -> splits.size() == 1);
  }

  @Test
  void everyClipHasSoundOfItsOwn() throws IOException {
    var seen = new HashSet<UUID>();
    for (var clip : standard.clips()) {
      var file = standard.folder().resolve(clip.name());
      var samples = Clips.load(file);
      assertThat(samples).as(clip.name()).hasSize(16_000);
      assertThat(Noise.level(samples)).as(clip.name()).isBetween(0.001, 0.7);
      assertThat(seen.add(UUID.nameUUIDFromBytes(Files.readAllBytes(file))))
          .as(clip.name())
          .isTrue();
    }
  }

  @Test
  void wordsOfTheVoiceItselfAllDiffer() {
    var words = new java.util.ArrayList<>(SearchDefaults.KEYWORDS);
    words.addAll(Words.unknown(words, 20));
    var sounds = new HashSet<Integer>();
    for (String word : words) {
      var sound = Synthesizer.get().speak(word, java.util.Map.of(), 100, 10, 1);
      assertThat(sound.length).as(word).isBetween(2_000, 16_000);
      sounds.add(java.util.Arrays.hashCode(sound));
    }
    assertThat(sounds).hasSize(words.size());
  }

  @Test
  void sameWordsGiveTheSameBytes(@TempDir Path other) {
    var two = List.of("lamp", "music");
    var one = DataSet.scan(SyntheticSpeech.folder(other.resolve("a"), two, small()));
    var again =
        DataSet.scan(SyntheticSpeech.folder(other.resolve("b"), List.of("music", "lamp"), small()));

    assertThat(again.contentHash()).isEqualTo(one.contentHash());
    assertThat(again.clips()).isEqualTo(one.clips());
  }

  @Test
  void spokenSetIsNotSpokenAgain() throws IOException {
    var list = standard.folder().resolve("testing_list.txt");
    FileTime written = Files.getLastModifiedTime(list);

    assertThat(SyntheticSpeech.folder(cache, SearchDefaults.KEYWORDS.reversed()))
        .isEqualTo(standard.folder());
    assertThat(Files.getLastModifiedTime(list)).isEqualTo(written);
  }

  @Test
  void twoThreadsAtOnceGetOneWholeSet(@TempDir Path shared) throws Exception {
    var words = List.of("hey thimble", "don't");
    try (var executor = Executors.newFixedThreadPool(2)) {
      var one = executor.submit(() -> SyntheticSpeech.folder(shared, words, small()));
      var two = executor.submit(() -> SyntheticSpeech.folder(shared, words, small()));
      assertThat(one.get()).isEqualTo(two.get());
      assertThat(DataSet.scan(one.get()).words()).containsKeys("hey thimble", "don't");
    }
    try (var left = Files.list(shared.resolve("speech"))) {
      assertThat(left).hasSize(1);
    }
  }

  @Test
  void whatAKilledProcessLeftGoesAfterAnHour(@TempDir Path shared) throws IOException {
    var speech = shared.resolve("speech");
    var abandoned = speech.resolve("unfinished1");
    var current = Files.createDirectories(speech.resolve("unfinished2"));
    Files.createDirectories(abandoned.resolve("synthetic/yes"));
    Files.write(abandoned.resolve("synthetic/yes/a.wav"), new byte[10]);
    Files.setLastModifiedTime(
        abandoned, FileTime.from(Instant.now().minus(Duration.ofMinutes(61))));

    SyntheticSpeech.folder(shared, List.of("lamp", "music"), small());

    assertThat(abandoned).doesNotExist();
    assertThat(current).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "?", "42", "../up", "日本", "unknown", "a-"})
  void wordsThatCannotBeSaidAreNamed(String word) {
    assertThatThrownBy(() -> SyntheticSpeech.folder(cache, List.of("yes", word)))
        .isInstanceOf(DataSetException.class)
        .hasMessageContaining("\"" + word + "\"")
        .hasMessageContaining("Maybe");
  }

  @Test
  void wordsLongerThanAClipAreRefused() {
    assertThatThrownBy(
            () -> SyntheticSpeech.folder(cache, List.of("yes", "internationalization-committee")))
        .isInstanceOf(DataSetException.class)
        .hasMessageContaining("seconds to say");
  }

  private static Recipe small() {
    var usual = Recipe.DEFAULT;
    return new Recipe(
        usual.version(),
        8,
        16,
        2,
        3,
        usual.heldOutShare(),
        10,
        usual.pitchHz(),
        usual.pitchSpreadHz(),
        usual.tractScale(),
        usual.tractSpread(),
        usual.stretch(),
        usual.jitter(),
        usual.accent(),
        usual.tilt(),
        usual.echo(),
        usual.signalToNoiseDecibels(),
        usual.peakDecibels(),
        usual.placeMillis());
  }
}
