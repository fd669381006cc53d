package io.thimble.worker.export;

import io.thimble.hw.arch.FeatureMap;
import io.thimble.hw.tflite.ElementType;
import io.thimble.hw.tflite.Graph;
import io.thimble.hw.tflite.MalformedModelException;
import io.thimble.hw.tflite.ModelReader;
import io.thimble.hw.tflite.Tensor;
import io.thimble.worker.data.Digests;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;

/**
 * Reads bundles. They may come from strangers: sizes are bounded, names are checked, the model's
 * offsets are followed before native code sees it, and all parts must fit each other.
 */
public final class BundleReader {
  private static final int LONGEST_JSON = 1 << 20;
  private static final int LONGEST_MODEL = 32 << 20;
  private static final int LONGEST_SOUND = 1 << 17;
  private static final int MOST_LABELS = 1_000;
  private static final int MOST_TEST_VECTORS = 1_000;

  private BundleReader() {}

  /**
   * Reads the file.
   *
   * @throws InvalidBundleException when it is missing, no zip, too large, or its parts are broken
   *     or do not fit each other
   */
  public static ReadBundle read(Path path) {
    try (var zip = BoundedZip.open(path)) {
      var settings =
          BundleJson.read(Bundle.SETTINGS, zip.read(Bundle.SETTINGS, LONGEST_JSON), Settings.class);
      if (settings.format() != Settings.FORMAT) {
        throw new InvalidBundleException(
            "The bundle's format (%d) is not known. Maybe it is from a newer version; this one reads %d."
                .formatted(settings.format(), Settings.FORMAT));
      }
      var model = zip.read(Bundle.MODEL, LONGEST_MODEL);
      check(settings, model);
      var index =
          BundleJson.read(
              Bundle.TEST_VECTORS, zip.read(Bundle.TEST_VECTORS, LONGEST_JSON), VectorIndex.class);
      check(index, settings);
      return bundle(
          settings,
          model,
          index.vectors(
              zip.read(Bundle.TEST_VECTOR_BYTES, LONGEST_MODEL),
              file -> Sound.samples(file, zip.read(file, LONGEST_SOUND))));
    }
  }

  private static ReadBundle bundle(Settings settings, byte[] model, List<TestVector> testVectors) {
    return new ReadBundle(
        settings.search(),
        settings.trial(),
        settings.dataset().name(),
        settings.dataset().hash(),
        settings.dataset().corpusSeed(),
        settings.frontEnd().frontEnd(),
        settings.standardisation(),
        settings.input(),
        settings.output(),
        settings.labels(),
        model,
        testVectors);
  }

  private static void check(Settings settings, byte[] model) {
    var frontEnd = settings.frontEnd().frontEnd();
    var labels = settings.labels();
    require(
        labels.size() >= 2
            && labels.size() <= MOST_LABELS
            && new HashSet<>(labels).size() == labels.size(),
        "labels (%d) are fewer than two, more than %d or not all different"
            .formatted(labels.size(), MOST_LABELS));
    require(
        settings.standardisation().mean().length == frontEnd.coefficients(),
        "means (%d) do not fit the front end (%d coefficients)"
            .formatted(settings.standardisation().mean().length, frontEnd.coefficients()));
    require(
        Digests.sha256(model).equals(settings.model().sha256()),
        "model (%d bytes) is not the one that the settings describe (%d bytes)"
            .formatted(model.length, settings.model().bytes()));
    check(graph(model), settings);
  }

  private static void check(Graph graph, Settings settings) {
    var type = settings.input().type();
    var map = FeatureMap.of(settings.frontEnd().frontEnd());
    require(
        graph.inputs().size() == 1 && graph.outputs().size() == 1,
        "model has %d inputs and %d outputs, not one of each"
            .formatted(graph.inputs().size(), graph.outputs().size()));
    check("input", graph.tensors().get(graph.inputs().get(0)), type, map.elements());
    check("output", graph.tensors().get(graph.outputs().get(0)), type, settings.labels().size());
  }

  private static void check(String what, Tensor tensor, ElementType type, int elements) {
    require(
        tensor.type() == type && tensor.elements() == elements,
        "model's %s (%d of %s) does not fit the settings (%d of %s)"
            .formatted(what, tensor.elements(), tensor.type(), elements, type));
  }

  private static void check(VectorIndex index, Settings settings) {
    int inputs = FeatureMap.of(settings.frontEnd().frontEnd()).elements();
    int elementBytes = settings.input().type().bytes();
    require(
        index.vectors().size() <= MOST_TEST_VECTORS
            && index.inputBytes() == inputs * elementBytes
            && index.outputBytes() == settings.labels().size() * elementBytes,
        "test vectors (%d of %d and %d bytes) do not fit the network"
            .formatted(index.vectors().size(), index.inputBytes(), index.outputBytes()));
  }

  private static Graph graph(byte[] model) {
    try {
      return ModelReader.read(model).main();
    } catch (MalformedModelException e) {
      throw new InvalidBundleException("The bundle's model cannot be read. " + e.getMessage(), e);
    }
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new InvalidBundleException(
          "The bundle's %s. Maybe files of two bundles were mixed.".formatted(problem));
    }
  }
}
