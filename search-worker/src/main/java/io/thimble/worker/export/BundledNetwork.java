package io.thimble.worker.export;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.ArchitectureJson;
import io.thimble.hw.arch.InvalidArchitectureException;
import io.thimble.worker.train.TrainedNetwork;
import io.thimble.worker.train.TrainedNetworkFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Reads a bundle's network as it was before quantization, so that it can be quantized in other ways
 * than the one that was scored.
 */
public final class BundledNetwork {
  private static final int LONGEST_NETWORK = 32 << 20;

  private BundledNetwork() {}

  /**
   * Reads the files {@code architecture.json} and {@code network.bin}.
   *
   * @throws InvalidBundleException when they are missing or broken, or do not fit each other
   */
  public static TrainedNetwork read(Path file) {
    try (var zip = BoundedZip.open(file)) {
      var text = zip.read(Bundle.ARCHITECTURE, ArchitectureJson.LONGEST_CHARACTERS);
      var architecture = architecture(new String(text, StandardCharsets.UTF_8));
      return network(zip.read(Bundle.NETWORK, LONGEST_NETWORK), architecture);
    }
  }

  private static Architecture architecture(String json) {
    try {
      return ArchitectureJson.read(json);
    } catch (InvalidArchitectureException e) {
      throw new InvalidBundleException(
          "The bundle's %s cannot be read. %s".formatted(Bundle.ARCHITECTURE, e.getMessage()), e);
    }
  }

  private static TrainedNetwork network(byte[] bytes, Architecture architecture) {
    try {
      return TrainedNetworkFile.read(bytes, architecture);
    } catch (IllegalArgumentException e) {
      throw new InvalidBundleException(
          "The bundle's %s cannot be read. %s Maybe files of two bundles were mixed."
              .formatted(Bundle.NETWORK, e.getMessage()),
          e);
    }
  }
}
