package io.thimble.db.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;

/** Keeps the pieces of archives. Safe for any number of threads and processes. */
public interface ArchiveFiles {
  /** Most bytes of one piece, so that a piece fits into memory: 8 MiB. */
  int MOST_PART_BYTES = 8 << 20;

  /**
   * Keeps a piece; when this returns, a crash does not lose it.
   *
   * @param bytes the first {@code length} of them are kept
   * @return what it is now called
   * @throws IOException when it cannot be kept; what there was of it is removed, if that can be
   */
  ArchivePart write(UUID archive, long start, byte[] bytes, int length) throws IOException;

  /** The bytes of a piece, to be closed by the caller. */
  InputStream read(UUID archive, ArchivePart part) throws IOException;

  /** Removes one piece, if it is there. */
  void delete(UUID archive, ArchivePart part) throws IOException;

  /** Removes everything of an archive, pieces included that no table knows. */
  void delete(UUID archive) throws IOException;
}
