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
    write(file, channel -> channel.write(ByteBuffer.wrap(bytes)));
  }

  /** Lets the contents be written to a file beside it, then puts that in its place. */
  static void write(Path file, Contents contents) throws IOException {
    var folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException("No folder holds " + file);
    }
    Files.createDirectories(folder);
    var unfinished = Files.createTempFile(folder, "writing", UNFINISHED);
    try {
      try (var channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
        contents.writeTo(channel);
      }
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /** What is written into a file; a file's channel takes each buffer whole. */
  interface Contents {
    void writeTo(FileChannel channel) throws IOException;
  }
}
