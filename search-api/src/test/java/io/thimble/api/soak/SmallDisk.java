package io.thimble.api.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A file system of its own in memory, small enough to be filled. */
final class SmallDisk implements AutoCloseable {
  private static final int MEGABYTES = 400;
  private static final int BLOCK_BYTES = 1 << 20;
  private static final int SMALLEST_BYTES = 4096;

  private final Path folder;
  private final Path ballast;

  private SmallDisk(Path folder) {
    this.folder = folder;
    ballast = folder.resolve("ballast");
  }

  /** Mounts it, or skips the test with a loud word where this user may not. */
  static SmallDisk mount(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    var mounted =
        run(
            List.of(
                "mount",
                "-t",
                "tmpfs",
                "-o",
                "size=%dm".formatted(MEGABYTES),
                "tmpfs",
                "" + folder));
    Scale.ofThisRun()
        .require(mounted, folder + " cannot be mounted, so no disk is filled. Maybe run as root.");
    return new SmallDisk(folder);
  }

  Path folder() {
    return folder;
  }

  /** Takes all room that is left. */
  void fill() {
    try (var channel =
        FileChannel.open(ballast, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      for (int bytes = BLOCK_BYTES; bytes >= SMALLEST_BYTES; bytes /= 2) {
        write(channel, bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives the room back. */
  void clear() throws IOException {
    Files.deleteIfExists(ballast);
  }

  /** Writes blocks until none of this size finds room. */
  private static void write(FileChannel channel, int bytes) {
    var block = ByteBuffer.allocate(bytes);
    try {
      while (true) {
        channel.write(block.clear());
      }
    } catch (IOException _) {
      // No room for another one: this is what was wanted.
    }
  }

  private static boolean run(List<String> command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
  }

  @Override
  public void close() {
    try {
      run(List.of("umount", "--lazy", folder.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
