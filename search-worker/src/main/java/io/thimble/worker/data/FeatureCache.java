package io.thimble.worker.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Objects;

/**
 * Computed values on disk, in files named by the hash of what they were computed from. Whoever asks
 * for values that another thread or process of the machine is computing waits for those; when that
 * process is killed, the next one computes them anew. The files least recently used go first when
 * all together grow beyond the limit.
 */
public final class FeatureCache {
  /** The default limit: 4 GiB. */
  public static final long DEFAULT_MAXIMUM_BYTES = 4L << 30;

  private static final String ENDING = ".features";
  private static final String LOCKS = "locks";
  private static final Duration ABANDONED_AFTER = Duration.ofHours(1);
  private static final int HEXADECIMAL = 16;

  /** Hexadecimal digits of a key that say which byte is its lock: positions are below 2^60. */
  private static final int LOCK_DIGITS = 15;

  private final Path folder;
  private final long maximumBytes;

  /**
   * A cache within a folder, which need not exist yet.
   *
   * @param maximumBytes limit of all its files together
   */
  public FeatureCache(Path cacheFolder, long maximumBytes) {
    this.folder = cacheFolder.resolve("features");
    this.maximumBytes = maximumBytes;
  }

  /**
   * The values for an identity: from disk, or computed now and kept.
   *
   * @param identity a text that says everything that the values depend on
   * @param values how many there are
   * @throws DataSetException if the folder cannot be written
   */
  MemorySegment get(String identity, long values, FeatureFile.Computation computation) {
    var key = Digests.sha256(identity);
    var file = folder.resolve(key + ENDING);
    try {
      var known = FeatureFile.open(file, values);
      if (known.isPresent()) {
        touch(file);
        return known.get();
      }
      Files.createDirectories(folder);
      long position = Long.parseLong(key.substring(0, LOCK_DIGITS), HEXADECIMAL);
      try (var _ = EntryLock.acquire(folder.resolve(LOCKS), position)) {
        var meanwhile = FeatureFile.open(file, values);
        if (meanwhile.isPresent()) {
          return meanwhile.get();
        }
        // What a killed process left under this name is overwritten.
        var unfinished = folder.resolve(key + AtomicFiles.UNFINISHED);
        var computed = FeatureFile.write(file, unfinished, values, computation);
        shrink(file);
        return computed;
      }
    } catch (IOException e) {
      throw unusable(e);
    } catch (UncheckedIOException e) {
      throw unusable(Objects.requireNonNull(e.getCause()));
    }
  }

  private DataSetException unusable(IOException cause) {
    return new DataSetUnavailableException(
        "The cache folder (%s) cannot be used (%s: %s). Maybe the disk is full, or this user may not write there."
            .formatted(folder, cause.getClass().getSimpleName(), cause.getMessage()),
        cause);
  }

  private static void touch(Path file) throws IOException {
    try {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    } catch (NoSuchFileException e) {
      // Another process has made room; the values can still be read.
    }
  }

  /** Deletes the files least recently used until the rest fits, but never the newest one. */
  private void shrink(Path newest) throws IOException {
    var files = new ArrayList<CachedFile>();
    try (var entries = Files.list(folder)) {
      for (var entry : entries.filter(FeatureCache::isData).toList()) {
        try {
          files.add(
              new CachedFile(
                  entry, Files.size(entry), Files.getLastModifiedTime(entry).toInstant()));
        } catch (NoSuchFileException e) {
          // Another process was faster.
        }
      }
    }
    files.sort(Comparator.comparing(CachedFile::usedAt));
    var abandoned = Instant.now().minus(ABANDONED_AFTER);
    long bytes = files.stream().mapToLong(CachedFile::bytes).sum();
    for (var file : files) {
      boolean unfinished = file.path().toString().endsWith(AtomicFiles.UNFINISHED);
      boolean goes = unfinished ? file.usedAt().isBefore(abandoned) : bytes > maximumBytes;
      if (goes && !file.path().equals(newest)) {
        Files.deleteIfExists(file.path());
        bytes -= file.bytes();
      }
    }
  }

  private static boolean isData(Path file) {
    return !file.endsWith(LOCKS);
  }

  private record CachedFile(Path path, long bytes, Instant usedAt) {}
}
