package io.thimble.db.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Pieces as files of a folder: a folder for each archive. */
public final class FolderArchiveFiles implements ArchiveFiles {
  private static final String UNFINISHED = ".unfinished";

  private final Path folder;

  /** A store in this folder, which need not exist yet. */
  public FolderArchiveFiles(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  @Override
  public ArchivePart write(UUID archive, long start, byte[] bytes, int length) throws IOException {
    var home = created(archive);
    // Two senders of the same piece must not write into one file.
    var name = "%015d-%s".formatted(start, UUID.randomUUID());
    var unfinished = home.resolve(name + UNFINISHED);
    try {
      try (var channel =
          FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        var buffer = ByteBuffer.wrap(bytes, 0, length);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      Files.move(unfinished, home.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      force(home);
    } catch (IOException e) {
      Files.deleteIfExists(home.resolve(name));
      throw e;
    } finally {
      Files.deleteIfExists(unfinished);
    }
    return new ArchivePart(start, length, name);
  }

  @Override
  public InputStream read(UUID archive, ArchivePart part) throws IOException {
    return Files.newInputStream(home(archive).resolve(part.name()));
  }

  @Override
  public void delete(UUID archive, ArchivePart part) throws IOException {
    Files.deleteIfExists(home(archive).resolve(part.name()));
  }

  @Override
  public void delete(UUID archive) throws IOException {
    try (var files = Files.list(home(archive))) {
      for (var file : files.toList()) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException e) {
      return;
    }
    Files.deleteIfExists(home(archive));
  }

  /** The archive's folder, whose name outlasts a crash as well. */
  private Path created(UUID archive) throws IOException {
    var home = home(archive);
    create(home);
    // Also when it was there: another writer may have made it just now, and not have come so far.
    force(folder);
    return home;
  }

  private static void create(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    var parent = folder.getParent();
    if (parent == null) {
      return;
    }
    create(parent);
    Files.createDirectories(folder);
    force(parent);
  }

  /** The names in a folder are kept apart from the files: they have to be written out too. */
  private static void force(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private Path home(UUID archive) {
    return folder.resolve(archive.toString());
  }
}
