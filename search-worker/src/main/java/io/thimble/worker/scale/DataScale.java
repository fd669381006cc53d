package io.thimble.worker.scale;

import java.util.List;

/**
 * What a data set of this size costs.
 *
 * @param clips of the data set
 * @param trainingClips of them in each version of the training split, silence included
 * @param versions of the training clips
 * @param threads that computed
 * @param heapMegabytes limit of the Java heap
 * @param diskMegabytes features on disk
 * @param phases step by step
 */
public record DataScale(
    int clips,
    int trainingClips,
    int versions,
    int threads,
    long heapMegabytes,
    long diskMegabytes,
    List<DataPhase> phases) {
  public DataScale {
    phases = List.copyOf(phases);
  }
}
