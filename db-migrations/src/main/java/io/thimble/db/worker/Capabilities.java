package io.thimble.db.worker;

import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a worker can do.
 *
 * @param cores processor cores that it may use
 * @param gpus graphics processors of its machine; trainings run on cores and leave them alone
 * @param trainings trials that it trains at once
 * @param datasets names of the data sets that it sees
 */
public record Capabilities(int cores, int gpus, int trainings, SortedSet<String> datasets) {
  public Capabilities {
    datasets = Collections.unmodifiableSortedSet(new TreeSet<>(datasets));
  }

  /** The same from any set. */
  public static Capabilities of(int cores, int gpus, int trainings, Set<String> datasets) {
    return new Capabilities(cores, gpus, trainings, new TreeSet<>(datasets));
  }
}
