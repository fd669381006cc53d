package io.thimble.worker.archive;

import io.thimble.db.archive.ArchiveFiles;
import io.thimble.db.archive.ArchivePart;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A store that does something before it is read.
 *
 * @param files the store
 * @param before told which archive is read; what it throws is what the reader sees
 */
record WatchedFiles(ArchiveFiles files, Consumer<UUID> before) implements ArchiveFiles {
  @Override
  public ArchivePart write(UUID archive, long start, byte[] bytes, int length) throws IOException {
    return files.write(archive, start, bytes, length);
  }

  @Override
  public InputStream read(UUID archive, ArchivePart part) throws IOException {
    before.accept(archive);
    return files.read(archive, part);
  }

  @Override
  public void delete(UUID archive, ArchivePart part) throws IOException {
    files.delete(archive, part);
  }

  @Override
  public void delete(UUID archive) throws IOException {
    files.delete(archive);
  }
}
