package io.thimble.worker.export;

import io.thimble.hw.arch.FeatureMap;
import io.thimble.hw.tflite.ElementType;
import io.thimble.worker.data.Digests;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads bundles. They may come from strangers: sizes are bounded, names are checked, the model's
 * offsets are followed before native code sees it, and all parts must fit each other.
 */
public final class BundleReader {
  private static final int LONGEST_JSON = 1 << 20;
  private static final int LONGEST_MODEL = 32 << 20;
  private static final int LONGEST_SOUND = 1 << 17;
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
      var type = check(settings, model);
      var index =
          BundleJson.read(
              Bundle.TEST_VECTORS, zip.read(Bundle.TEST_VECTORS, LONGEST_JSON), VectorIndex.class);
      check(index, settings, type);
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

  private static ElementType check(Settings settings, byte[] model) {
    ModelFit.require(
        Digests.sha256(model).equals(settings.model().sha256()),
        "model (%d bytes) is not the one that the settings describe (%d bytes)"
            .formatted(model.length, settings.model().bytes()));
    var type =
        ModelFit.check(
            model,
            settings.frontEnd().frontEnd(),
            settings.standardisation().mean().length,
            settings.labels());
    ModelFit.require(
        type == settings.input().type(),
        "model's input (%s) does not fit the settings (%s)"
            .formatted(type, settings.input().type()));
    return type;
  }

  private static void check(VectorIndex index, Settings settings, ElementType type) {
    int elements = FeatureMap.of(settings.frontEnd().frontEnd()).elements();
    ModelFit.require(
        index.vectors().size() <= MOST_TEST_VECTORS
            && index.inputBytes() == elements * type.bytes()
            && index.outputBytes() == settings.labels().size() * type.bytes(),
        "test vectors (%d of %d and %d bytes) do not fit the network"
            .formatted(index.vectors().size(), index.inputBytes(), index.outputBytes()));
  }
}
