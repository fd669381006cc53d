package io.thimble.api;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Work that many may ask for at once and that is done once: whoever asks for what is being worked
 * out waits for that answer. Safe for use by several threads.
 *
 * @param <K> what is asked for
 * @param <V> what is worked out
 */
public final class Shared<K, V> {
  private final ConcurrentMap<K, CompletableFuture<V>> underWay = new ConcurrentHashMap<>();
  private final Semaphore places;

  /** Works on at most this many keys at once. */
  public Shared(int mostAtOnce) {
    this.places = new Semaphore(mostAtOnce, /* fair= */ true);
  }

  /** The answer, by this work unless it is under way; throws what the work throws. */
  public V of(K key, Supplier<V> work) {
    var own = new CompletableFuture<V>();
    var begun = underWay.putIfAbsent(key, own);
    if (begun != null) {
      return awaited(begun);
    }
    try {
      var answer = placed(work);
      own.complete(answer);
      return answer;
    } catch (RuntimeException | Error e) {
      own.completeExceptionally(e);
      throw e;
    } finally {
      underWay.remove(key, own);
    }
  }

  private V placed(Supplier<V> work) {
    places.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      places.release();
    }
  }

  private static <V> V awaited(CompletableFuture<V> begun) {
    try {
      return begun.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }
}
