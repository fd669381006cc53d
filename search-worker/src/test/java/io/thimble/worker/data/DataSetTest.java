package io.thimble.worker.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSetTest {
  @TempDir Path temp;

  @Test
  void realRecordingsAreCountedAndSplitBySpeaker() throws IOException {
    var folder = SpeechCommandsMini.folder();

    var set = DataSet.scan(folder, temp);

    assertThat(set.name()).isEqualTo("speech-commands-mini");
    assertThat(set.clips()).hasSize(3630);
    assertThat(set.clips().stream().filter(clip -> clip.split() == Split.VALIDATION)).hasSize(456);
    assertThat(set.clips().stream().filter(clip -> clip.split() == Split.TESTING)).hasSize(312);
    assertThat(set.skipped()).isEmpty();
    assertThat(set.background()).hasSize(4);
    assertThat(set.words()).hasSize(35).containsKeys("yes", "backward");
    var splitOfSpeaker = new java.util.HashMap<String, Split>();
    for (var clip : set.clips()) {
      var speaker = SplitRule.speaker(clip.fileName());
      assertThat(splitOfSpeaker.merge(speaker, clip.split(), (known, _) -> known))
          .as(clip.name())
          .isEqualTo(clip.split());
    }
    assertThat(DataSet.scan(folder, temp)).isEqualTo(set);
  }

  @Test
  void contentHashChangesWithContentsAndNamesAlone() throws IOException {
    var folder = TestFolders.withoutLists(temp.resolve("set"), 30);
    var copy = TestFolders.withoutLists(temp.resolve("copy"), 30);
    var hash = DataSet.scan(folder).contentHash();

    assertThat(DataSet.scan(copy).contentHash()).isEqualTo(hash);
    Files.move(
        copy.resolve("yes/speaker3_nohash_0.wav"), copy.resolve("yes/speaker3_nohash_1.wav"));
    assertThat(DataSet.scan(copy).contentHash()).isNotEqualTo(hash);
    TestFolders.clip(folder.resolve("yes/speaker3_nohash_0.wav"), 15_999);
    assertThat(DataSet.scan(folder, temp).contentHash()).isNotEqualTo(hash);
  }

  @Test
  void cachedScanSeesAChangedFile() throws IOException {
    var folder = TestFolders.withoutLists(temp.resolve("set"), 30);
    var hash = DataSet.scan(folder, temp).contentHash();

    assertThat(DataSet.scan(folder, temp).contentHash()).isEqualTo(hash);
    TestFolders.clip(folder.resolve("yes/speaker3_nohash_0.wav"), 15_000);
    assertThat(DataSet.scan(folder, temp).contentHash())
        .isNotEqualTo(hash)
        .isEqualTo(DataSet.scan(folder).contentHash());
  }

  @Test
  void fiveBrokenFilesInAHundredAreListedAndSkipped() throws IOException {
    var folder = TestFolders.withoutLists(temp, 25);
    for (int i = 0; i < 5; i++) {
      Files.writeString(folder.resolve("yes/speaker%d_nohash_0.wav".formatted(i)), "not sound");
    }

    var description = DataSet.describe(folder, null);

    assertThat(description.problem()).isNull();
    assertThat(description.words()).containsEntry("yes", 20).containsEntry("no", 25);
    assertThat(description.skipped()).hasSize(5);
    assertThat(description.skipped().getFirst().toString())
        .startsWith("yes/speaker0_nohash_0.wav is no WAV file");
  }

  @Test
  void moreBrokenFilesFailWithTheFirstTwentyNamed() throws IOException {
    var folder = TestFolders.withoutLists(temp, 25);
    for (int i = 0; i < 25; i++) {
      Files.writeString(folder.resolve("yes/speaker%d_nohash_0.wav".formatted(i)), "not sound");
    }

    assertThatThrownBy(() -> DataSet.scan(folder))
        .isInstanceOf(DataSetException.class)
        .hasMessageContaining("25 of 100 sound files")
        .hasMessageContaining("yes/speaker10_nohash_0.wav is no WAV file")
        .hasMessageContaining("… and 5 more")
        .hasMessageContaining("Maybe");
    assertThat(DataSet.describe(folder, temp).problem()).contains("25 of 100 sound files");
  }

  @Test
  void unusableFoldersSayWhy() throws IOException {
    assertThatThrownBy(() -> DataSet.scan(temp.resolve("missing")))
        .hasMessageContaining("missing) does not exist. Maybe");
    var file = Files.writeString(temp.resolve("file"), "x");
    assertThatThrownBy(() -> DataSet.scan(file)).hasMessageContaining("is a file. Maybe");
    var empty = Files.createDirectory(temp.resolve("empty"));
    assertThatThrownBy(() -> DataSet.scan(empty)).hasMessageContaining("holds no words");
    TestFolders.clip(empty.resolve("yes/a.wav"), 16_000);
    Files.createDirectory(empty.resolve("no"));
    assertThatThrownBy(() -> DataSet.scan(empty)).hasMessageContaining("too few words ([yes])");
  }
}
