package io.thimble.worker.scale;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.worker.data.DataSet;
import io.thimble.worker.data.Split;
import io.thimble.worker.data.audio.Recording;
import io.thimble.worker.data.audio.WavWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkedClipsTest {
  @TempDir Path temp;

  @Test
  void largeSetHasTheClipsOfTheSmallOneUnderOtherNames() throws IOException {
    var small = small();
    var folder = Files.createDirectory(temp.resolve("large"));

    LinkedClips.link(small, folder, 25);

    var large = DataSet.scan(folder);
    assertThat(large.clips()).hasSize(25);
    assertThat(large.words()).containsOnlyKeys("yes", "no");
    assertThat(large.skipped()).isEmpty();
    for (var clip : large.clips()) {
      var original =
          small.clips().stream()
              .filter(other -> other.word().equals(clip.word()))
              .filter(other -> clip.fileName().endsWith(other.fileName()))
              .findFirst()
              .orElseThrow();
      assertThat(clip.split()).as(clip.name()).isEqualTo(original.split());
      assertThat(Files.mismatch(folder.resolve(clip.name()), small(original.name())))
          .as(clip.name())
          .isEqualTo(-1);
    }
  }

  private DataSet small() throws IOException {
    for (String word : List.of("yes", "no")) {
      for (int speaker = 0; speaker < 5; speaker++) {
        var samples = new float[16_000];
        samples[speaker] = word.length() / 10f;
        var file = small("%s/speaker%d_nohash_0.wav".formatted(word, speaker));
        Files.createDirectories(file.getParent());
        WavWriter.write(file, new Recording(16_000, samples));
      }
    }
    Files.writeString(small("testing_list.txt"), "yes/speaker1_nohash_0.wav\n");
    Files.writeString(small("validation_list.txt"), "no/speaker2_nohash_0.wav\n");
    var set = DataSet.scan(small(""));
    assertThat(set.clips()).filteredOn(clip -> clip.split() == Split.TRAINING).hasSize(8);
    return set;
  }

  private Path small(String name) {
    return temp.resolve("small").resolve(name);
  }
}
