package io.thimble.worker.export;

import io.thimble.hw.arch.FeatureMap;
import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.tflite.ElementType;
import io.thimble.hw.tflite.MalformedModelException;
import io.thimble.hw.tflite.ModelCheck;
import io.thimble.hw.tflite.Tensor;
import java.util.HashSet;
import java.util.List;

/** Holds a stranger's model against what stands beside it, before native code sees it. */
final class ModelFit {
  private static final int MOST_LABELS = 1_000;

  private ModelFit() {}

  /**
   * Checks that a model can be run and takes what the front end gives.
   *
   * @return what enters the model and leaves it
   * @throws InvalidBundleException when it cannot, or does not fit the front end or the labels
   */
  static ElementType check(byte[] model, FrontEnd frontEnd, int means, List<String> labels) {
    require(
        labels.size() >= 2
            && labels.size() <= MOST_LABELS
            && new HashSet<>(labels).size() == labels.size(),
        "labels (%d) are fewer than two, more than %d or not all different"
            .formatted(labels.size(), MOST_LABELS));
    require(
        means == frontEnd.coefficients(),
        "means (%d) do not fit the front end (%d coefficients)"
            .formatted(means, frontEnd.coefficients()));
    try {
      var graph = ModelCheck.check(model).main();
      require(
          graph.inputs().size() == 1 && graph.outputs().size() == 1,
          "model has %d inputs and %d outputs, not one of each"
              .formatted(graph.inputs().size(), graph.outputs().size()));
      var input = graph.tensors().get(graph.inputs().get(0));
      check("input", input, FeatureMap.of(frontEnd).elements());
      check("output", graph.tensors().get(graph.outputs().get(0)), labels.size());
      return input.type();
    } catch (MalformedModelException e) {
      throw new InvalidBundleException("The model cannot be run. " + e.getMessage(), e);
    }
  }

  private static void check(String what, Tensor tensor, int elements) {
    boolean isQuantized = tensor.type() == ElementType.INT8 || tensor.type() == ElementType.INT16;
    require(
        isQuantized && tensor.scales() == 1 && tensor.elements() == elements,
        "model's %s (%d of %s) does not fit the settings (%d of int8 or int16, with one scale)"
            .formatted(what, tensor.elements(), tensor.type(), elements));
  }

  static void require(boolean holds, String problem) {
    if (!holds) {
      throw new InvalidBundleException(
          "The %s. Maybe files of two models were mixed.".formatted(problem));
    }
  }
}
