package io.thimble.worker.export;

import io.thimble.hw.arch.Family;
import java.util.List;

/**
 * Where a model comes from.
 *
 * @param search the search's name
 * @param trial the trial's number in it
 * @param seed the search's seed
 * @param quantization name of the scheme by which its floats became integers
 * @param families the families that were searched
 * @param dataset the data set's name
 * @param datasetHash SHA-256 of the data set's contents
 * @param corpusSeed seed of the sampling of training clips and of their augmentation
 */
public record Origin(
    String search,
    int trial,
    long seed,
    String quantization,
    List<Family> families,
    String dataset,
    String datasetHash,
    long corpusSeed) {
  public Origin {
    families = List.copyOf(families);
  }
}
