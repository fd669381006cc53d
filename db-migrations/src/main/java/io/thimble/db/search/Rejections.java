package io.thimble.db.search;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Proposals that cost nothing.
 *
 * @param duplicate architectures that the search already had
 * @param infeasibleBy architectures that did not become trials for another reason, counted by what
 *     refused them: the limit that they break worst, or {@code shapes} where they do not fit
 *     together
 */
public record Rejections(long duplicate, SortedMap<String, Long> infeasibleBy) {
  /** None at all. */
  public static final Rejections NONE = new Rejections(0, new TreeMap<>());

  /** The limit of rejections that were counted before limits were told apart. */
  public static final String UNKNOWN = "unknown";

  public Rejections {
    var counted = new TreeMap<>(infeasibleBy);
    counted.values().removeIf(count -> count == 0);
    infeasibleBy = Collections.unmodifiableSortedMap(counted);
  }

  /** The same from any map. */
  public static Rejections of(long duplicate, Map<String, Long> infeasibleBy) {
    return new Rejections(duplicate, new TreeMap<>(infeasibleBy));
  }

  /** Architectures over the budget, or whose shapes do not fit together. */
  public long infeasible() {
    return infeasibleBy.values().stream().mapToLong(Long::longValue).sum();
  }
}
