package io.thimble.db.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderArchiveFilesTest extends ArchiveFilesContract {
  @TempDir private Path folder;

  @Override
  protected ArchiveFiles files() {
    return new FolderArchiveFiles(folder.resolve("archives"));
  }

  @Test
  void deletedArchiveLeavesNoFile() throws IOException {
    var archive = UUID.randomUUID();
    files().write(archive, 0, bytes(1, 10), 10);

    files().delete(archive);

    assertThat(folder.resolve("archives")).isEmptyDirectory();
  }
}
