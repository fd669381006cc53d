package io.thimble.db.search;

import java.util.Collections;
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

  public Rejections {
    infeasibleBy = Collections.unmodifiableSortedMap(new TreeMap<>(infeasibleBy));
  }

  /** Architectures over the budget, or whose shapes do not fit together. */
  public long infeasible() {
    return infeasibleBy.values().stream().mapToLong(Long::longValue).sum();
  }
}
