package io.thimble.worker.export;

import io.thimble.db.trial.Score;
import io.thimble.hw.arch.Architecture;
import io.thimble.hw.cost.Estimate;
import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.space.Decisions;
import io.thimble.hw.tflite.ElementType;
import io.thimble.hw.tflite.Quantization;
import io.thimble.worker.data.Standardisation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a bundle states.
 *
 * @param origin where the model comes from
 * @param model the flatbuffer that was scored
 * @param architecture what it computes
 * @param network its weights before quantization, as {@code TrainedNetworkFile} writes them
 * @param decisions the point of the space that led to it
 * @param estimate what it costs
 * @param input quantization of the standardised features
 * @param output quantization of the scores
 * @param standardisation what stands between front end and quantization
 * @param labels names of the classes, in the order of the outputs
 * @param validation measured on the validation split
 * @param test measured on the test split, or null when it was not run
 * @param testVectors clips with the features and outputs that they give, at least one
 */
public record BundleContents(
    Origin origin,
    byte[] model,
    Architecture architecture,
    byte[] network,
    Decisions decisions,
    Estimate estimate,
    Quantization input,
    Quantization output,
    Standardisation standardisation,
    List<String> labels,
    Score validation,
    @Nullable Score test,
    List<TestVector> testVectors) {
  /**
   * Checks that the parts are about the same network.
   *
   * @throws IllegalArgumentException when labels, standardisation or a test vector do not fit it
   */
  public BundleContents {
    labels = List.copyOf(labels);
    testVectors = List.copyOf(testVectors);
    require("labels", labels.size(), architecture.classes());
    require(
        "means of coefficients",
        standardisation.mean().length,
        architecture.frontEnd().coefficients());
    if (testVectors.isEmpty()) {
      throw new IllegalArgumentException(
          "A bundle without test vectors proves nothing. Maybe no clips were given to it.");
    }
    int elementBytes = input.type().bytes();
    for (var vector : testVectors) {
      require("samples of " + vector.name(), vector.samples().length, FrontEnd.CLIP_SAMPLES);
      require(
          "input bytes of " + vector.name(),
          vector.input().length,
          architecture.input().elements() * elementBytes);
      require(
          "output bytes of " + vector.name(),
          vector.output().length,
          architecture.classes() * elementBytes);
    }
  }

  /** What enters and leaves the network. */
  ElementType activations() {
    return input.type();
  }

  /** Bytes of the model's input. */
  int inputBytes() {
    return architecture.input().elements() * activations().bytes();
  }

  /** Bytes of the model's output. */
  int outputBytes() {
    return architecture.classes() * activations().bytes();
  }

  private static void require(String what, int number, int expected) {
    if (number != expected) {
      throw new IllegalArgumentException(
          "The number of %s (%d) does not fit the network, which has %d. Maybe they are another network's."
              .formatted(what, number, expected));
    }
  }
}
