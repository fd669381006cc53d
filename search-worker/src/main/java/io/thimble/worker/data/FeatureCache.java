package io.thimble.worker.data;

import java.io.IOException;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Computed values on disk, in files named by the hash of what they were computed from. Threads of
 * one process that ask for the same values wait for the first of them; several processes may share
 * the folder. The files least recently used go first when all together grow beyond the limit.
 */
public final class FeatureCache {
  /** The default limit: 4 GiB. */
  public static final long DEFAULT_MAXIMUM_BYTES = 4L << 30;

  private static final String ENDING = ".features";
  private static final Duration ABANDONED_AFTER = Duration.ofHours(1);

  private final Path folder;
  private final long maximumBytes;
  private final ConcurrentHashMap<String, ReentrantLock> locks = new ConcurrentHashMap<>();

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
  IntBuffer get(String identity, int values, Supplier<int[]> compute) {
    var key = Digests.sha256(identity);
    var lock = locks.computeIfAbsent(key, _ -> new ReentrantLock());
    lock.lock();
    try {
      var file = folder.resolve(key + ENDING);
      var known = FeatureFile.read(file, values);
      if (known.isPresent()) {
        touch(file);
        return known.get();
      }
      var computed = compute.get();
      FeatureFile.write(file, computed);
      shrink(file);
      return IntBuffer.wrap(computed);
    } catch (IOException e) {
      throw new DataSetException(
          "The cache folder (%s) cannot be used (%s: %s). Maybe the disk is full, or this user may not write there."
              .formatted(folder, e.getClass().getSimpleName(), e.getMessage()),
          e);
    } finally {
      lock.unlock();
    }
  }

  private static void touch(Path file) throws IOException {
    try {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    } catch (NoSuchFileException e) {
      // Another process has made room; the values are read already.
    }
  }

  /** Deletes the files least recently used until the rest fits, but never the newest one. */
  private void shrink(Path newest) throws IOException {
    var files = new ArrayList<CachedFile>();
    try (var entries = Files.list(folder)) {
      for (var entry : entries.toList()) {
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

  private record CachedFile(Path path, long bytes, Instant usedAt) {}
}
