package io.thimble.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutFilesTest {
  @TempDir private Path temporary;

  @Test
  void filesAreWrittenAndNothingElseIsLeft() throws IOException {
    var folder = temporary.resolve("deep").resolve("out");

    OutFiles.write(folder, Map.of("model.tflite", new byte[] {1, 2, 3}));

    assertThat(folder).isDirectoryContaining("glob:**model.tflite");
    assertThat(folder.resolve("model.tflite")).hasBinaryContent(new byte[] {1, 2, 3});
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void nothingIsLeftWhenOneFileCannotBeWritten() throws IOException {
    var files = new LinkedHashMap<String, byte[]>();
    files.put("model.tflite", new byte[] {1});
    files.put("no/such/folder", new byte[] {2});

    assertThatThrownBy(() -> OutFiles.write(temporary, files)).hasMessageContaining("Maybe");

    try (var left = Files.list(temporary)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void placeBelowAFileIsRefusedBeforeAnyWork() throws IOException {
    var file = Files.createFile(temporary.resolve("file"));

    assertThatThrownBy(() -> OutFiles.check(file.resolve("out")))
        .hasMessageContaining("is no folder")
        .hasMessageContaining("--out");
  }

  @Test
  void folderThatCanBeMadeIsFine() {
    OutFiles.check(temporary.resolve("a").resolve("b"));

    assertThat(temporary).isEmptyDirectory();
  }
}
