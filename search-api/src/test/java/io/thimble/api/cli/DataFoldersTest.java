package io.thimble.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFoldersTest {
  @TempDir private Path temporary;

  @Test
  void folderWithTwoWordsIsTaken() throws IOException {
    var folder = words(temporary.resolve("set"), "yes", "no");

    assertThat(DataFolders.check(List.of(folder, folder))).containsExactly(folder.toAbsolutePath());
  }

  @Test
  void missingFolderIsNamed() {
    refuses(temporary.resolve("absent"), "absent", "does not exist");
  }

  @Test
  void fileIsNoFolder() throws IOException {
    refuses(Files.createFile(temporary.resolve("file.wav")), "file.wav", "is no folder");
  }

  @Test
  void emptyFolderHasNoWord() throws IOException {
    refuses(Files.createDirectory(temporary.resolve("empty")), "empty", "has no word");
  }

  @Test
  void noiseAndFoldersWithoutRecordingsAreNoWords() throws IOException {
    var folder = words(temporary.resolve("set"), "_background_noise_", ".hidden");
    Files.createDirectory(folder.resolve("notes"));

    refuses(folder, "set", "has no word");
  }

  @Test
  void oneWordIsTooFew() throws IOException {
    refuses(words(temporary.resolve("set"), "yes"), "one word (yes)", "at least 2");
  }

  @Test
  void folderOfOneWordPointsToTheFolderAbove() throws IOException {
    var folder = words(temporary.resolve("set"), "yes", "no");

    refuses(folder.resolve("yes"), "no folder for each word", "Maybe name the folder above it");
  }

  @Test
  void twoFoldersOfOneNameAreRefused() throws IOException {
    var one = words(temporary.resolve("a").resolve("set"), "yes", "no");
    var other = words(temporary.resolve("b").resolve("set"), "yes", "no");

    assertThatThrownBy(() -> DataFolders.check(List.of(one, other)))
        .hasMessageContaining("one name (set)")
        .hasMessageContaining("Maybe");
  }

  @Test
  void nameOfTheBuiltInVoiceIsTaken() throws IOException {
    refuses(
        words(temporary.resolve(DataFolders.BUILT_IN), "yes", "no"),
        DataFolders.BUILT_IN,
        "Maybe rename it");
  }

  private static void refuses(Path folder, String... said) {
    assertThatThrownBy(() -> DataFolders.check(List.of(folder)))
        .isInstanceOfSatisfying(
            CommandFailure.class,
            failure -> assertThat(failure.exitCode()).isEqualTo(ExitCodes.BAD_INPUT))
        .hasMessageContaining("Maybe")
        .hasMessageContainingAll(said);
  }

  private static Path words(Path folder, String... words) throws IOException {
    for (var word : words) {
      Files.createFile(Files.createDirectories(folder.resolve(word)).resolve("a_nohash_0.WAV"));
    }
    return folder;
  }
}
