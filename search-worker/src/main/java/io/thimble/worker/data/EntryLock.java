package io.thimble.worker.data;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;

/**
 * The right to compute one entry of a cache, which one thread of all processes of a machine has at
 * a time. Each entry is a byte of one lock file, which takes no space on disk; the system gives the
 * lock back when its process ends, however that happens.
 */
public final class EntryLock implements AutoCloseable {
  /** How long to wait before another process is asked again. */
  private static final long PAUSE_MILLIS = 20;

  /** Guards what follows: POSIX keeps locks by process, and loses all when one channel closes. */
  private static final Object MONITOR = new Object();

  private static final Set<Entry> HELD = new HashSet<>();
  private static final Map<Path, OpenFile> OPEN = new HashMap<>();

  private final Entry entry;
  private final FileLock lock;

  private EntryLock(Entry entry, FileLock lock) {
    this.entry = entry;
    this.lock = lock;
  }

  /**
   * Waits for the entry.
   *
   * @param lockFile made where it is missing
   * @param position the entry's own byte, zero or above
   * @throws CancellationException if this thread is interrupted while it waits
   */
  public static EntryLock acquire(Path lockFile, long position) throws IOException {
    var entry = new Entry(lockFile.toAbsolutePath().normalize(), position);
    try {
      var channel = open(entry);
      try {
        // Not lock(): the system sees a deadlock where threads of two processes wait crosswise.
        FileLock lock = channel.tryLock(position, 1, false);
        while (lock == null) {
          Thread.sleep(PAUSE_MILLIS);
          lock = channel.tryLock(position, 1, false);
        }
        return new EntryLock(entry, lock);
      } catch (IOException | InterruptedException | RuntimeException e) {
        close(entry);
        throw e;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("Interrupted while another process has the lock");
    }
  }

  @Override
  public void close() throws IOException {
    try {
      lock.release();
    } finally {
      close(entry);
    }
  }

  private static FileChannel open(Entry entry) throws IOException, InterruptedException {
    synchronized (MONITOR) {
      while (HELD.contains(entry)) {
        MONITOR.wait();
      }
      var known = OPEN.get(entry.file());
      var channel =
          known == null
              ? FileChannel.open(entry.file(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)
              : known.channel();
      OPEN.put(entry.file(), new OpenFile(channel, known == null ? 1 : known.users() + 1));
      HELD.add(entry);
      return channel;
    }
  }

  private static void close(Entry entry) throws IOException {
    synchronized (MONITOR) {
      HELD.remove(entry);
      MONITOR.notifyAll();
      var open = OPEN.get(entry.file());
      if (open != null && open.users() > 1) {
        OPEN.put(entry.file(), new OpenFile(open.channel(), open.users() - 1));
      } else if (open != null) {
        OPEN.remove(entry.file());
        open.channel().close();
      }
    }
  }

  private record Entry(Path file, long position) {}

  /** The one channel of this process to a lock file, and how many entries use it. */
  private record OpenFile(FileChannel channel, int users) {}
}
