package io.thimble.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was worked out for the keys that were asked for last. Safe for use by several threads.
 *
 * @param <K> what is asked for
 * @param <V> what was worked out
 */
public final class Recent<K, V> {
  private final Map<K, V> kept;

  /** Keeps at most this many. */
  public Recent(int most) {
    this.kept =
        new LinkedHashMap<>(most, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
          }
        };
  }

  /** What is kept for the key. */
  public synchronized Optional<V> find(K key) {
    return Optional.ofNullable(kept.get(key));
  }

  /** Keeps it in place of what was kept before. */
  public synchronized void keep(K key, V value) {
    kept.put(key, value);
  }
}
