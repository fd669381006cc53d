package io.thimble.worker.export;

import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.tflite.Quantization;
import io.thimble.worker.data.Standardisation;
import java.util.List;

/**
 * A bundle as it was read: what stands between a clip and a label. Its parts fit each other.
 *
 * @param search the search's name
 * @param trial the trial's number
 * @param dataset name of the data set it was trained on
 * @param datasetHash SHA-256 of that data set's contents
 * @param corpusSeed seed of the sampling of training clips
 * @param frontEnd how a clip becomes features
 * @param standardisation how features become the network's real input
 * @param input how that is quantized
 * @param output how scores are quantized
 * @param labels names of the classes, in the order of the outputs
 * @param model the flatbuffer, with every offset checked
 * @param testVectors clips with the outputs that the model gives
 */
public record ReadBundle(
    String search,
    int trial,
    String dataset,
    String datasetHash,
    long corpusSeed,
    FrontEnd frontEnd,
    Standardisation standardisation,
    Quantization input,
    Quantization output,
    List<String> labels,
    byte[] model,
    List<TestVector> testVectors) {
  public ReadBundle {
    labels = List.copyOf(labels);
    testVectors = List.copyOf(testVectors);
  }
}
