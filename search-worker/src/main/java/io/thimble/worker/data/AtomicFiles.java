package io.thimble.worker.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that other processes see whole or not at all. */
final class AtomicFiles {
  /** Ending of files that are being written. */
  static final String UNFINISHED = ".unfinished";

  private AtomicFiles() {}

  static void write(Path file, byte[] bytes) throws IOException {
    var folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException("No folder holds " + file);
    }
    Files.createDirectories(folder);
    var unfinished = Files.createTempFile(folder, "writing", UNFINISHED);
    write(
        file,
        unfinished,
        channel -> {
          channel.write(ByteBuffer.wrap(bytes));
          return bytes.length;
        });
  }

  /**
   * Lets the contents be written to another file of the same folder, which then takes this one's
   * place.
   *
   * @param unfinished what stands in it is overwritten, so nobody else may be writing there
   * @return what the contents give back
   */
  static <T> T write(Path file, Path unfinished, Contents<T> contents) throws IOException {
    try {
      T result;
      try (var channel =
          FileChannel.open(
              unfinished,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE)) {
        result = contents.writeTo(channel);
      }
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return result;
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /** What is written into a file; a file's channel takes each buffer whole. */
  interface Contents<T> {
    T writeTo(FileChannel channel) throws IOException;
  }
}
