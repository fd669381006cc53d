package io.thimble.worker.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thimble.hw.search.SearchSpec;
import io.thimble.hw.search.SearchSpecJson;
import io.thimble.worker.data.DataSetException;
import io.thimble.worker.data.audio.Recording;
import io.thimble.worker.data.audio.WavWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorporaTest {
  @TempDir private Path temp;
  private Path words;
  private ClipFolders folders;
  private final Corpora corpora = new Corpora();

  @BeforeEach
  void speak() throws IOException {
    words = temp.resolve("words");
    for (var word : List.of("yes", "no", "stop")) {
      for (int clip = 0; clip < 30; clip++) {
        var samples = new float[1_600];
        Arrays.fill(samples, (clip + 1) / 100f);
        var file = words.resolve(word).resolve("speaker%d_nohash_0.wav".formatted(clip));
        Files.createDirectories(file.getParent());
        WavWriter.write(file, new Recording(16_000, samples));
      }
    }
    folders = new ClipFolders(words.toString(), temp.resolve("cache").toString(), 1 << 20);
  }

  @Test
  void latestFourAreKeptAndNoMore() {
    var first = corpora.of(spec(1), folders);
    for (long seed = 2; seed <= 4; seed++) {
      assertThat(corpora.of(spec(seed), folders)).isNotSameAs(first);
    }
    assertThat(corpora.of(spec(1), folders)).as("one of four").isSameAs(first);

    for (long seed = 5; seed <= 8; seed++) {
      assertThat(corpora.of(spec(seed), folders)).isNotSameAs(first);
    }
    assertThat(corpora.of(spec(1), folders)).as("the fifth before").isNotSameAs(first);
  }

  @Test
  void dataSetThatWasRemovedIsNotRemembered() throws IOException {
    assertThat(corpora.of(spec(1), folders)).isNotNull();

    Files.move(words, temp.resolve("moved"));

    assertThatThrownBy(() -> corpora.of(spec(1), folders))
        .isInstanceOf(DataSetException.class)
        .hasMessageContaining("does not exist");
  }

  private static SearchSpec spec(long seed) {
    return SearchSpecJson.read(
        """
        {"dataset": "words", "keywords": ["yes", "no"], "budget": {"flashBytes": 90000},
         "seed": %d}
        """
            .formatted(seed));
  }
}
