package io.thimble.db.postgres;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a data folder for one process. The operating system lets go of the lock when the process
 * ends, however it ends; the file itself stays, and holds the owner's process id for messages.
 */
final class FolderLock implements AutoCloseable {
  // Windows forbids others to read a locked region, so a byte far behind the content is locked.
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the folder.
   *
   * @throws DatabaseStartException when another process, or another part of this one, has it
   */
  static FolderLock take(Path folder) throws IOException {
    var file = folder.resolve("lock");
    var channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      channel.close();
      throw new DatabaseStartException(
          ("The data folder (%s) is in use by process (%s). Maybe stop it, or choose another folder"
                  + " with --folder.")
              .formatted(folder, Files.readString(file, US_ASCII).strip()),
          null);
    }
    channel.truncate(0);
    channel.write(US_ASCII.encode(ProcessHandle.current().pid() + "\n"), 0);
    return new FolderLock(channel);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock(LOCKED_BYTE, 1, false);
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
