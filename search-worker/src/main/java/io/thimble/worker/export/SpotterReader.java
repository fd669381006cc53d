package io.thimble.worker.export;

import io.thimble.hw.frontend.FrontEnd;
import io.thimble.worker.data.Standardisation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Reads any int8 keyword model with a file that states its front end: a bundle's {@code
 * settings.json}, or these parts of one:
 *
 * <pre>{@code
 * {"frontEnd": {"kind": "MFCC", "coefficients": 10, "windowMillis": 40, "strideMillis": 20},
 *  "standardisation": {"mean": [0.0, ...], "deviation": [1.0, ...]},
 *  "labels": ["silence", "unknown", "yes", "no"]}
 * }</pre>
 */
public final class SpotterReader {
  private static final int LONGEST_JSON = 1 << 20;
  private static final int LONGEST_MODEL = 32 << 20;

  private SpotterReader() {}

  private record Stated(Choice frontEnd, Standardisation standardisation, List<String> labels) {}

  private record Choice(FrontEnd.Kind kind, int coefficients, int windowMillis, int strideMillis) {}

  /** The front end of a whole {@code settings.json}. */
  private record Described(Settings.FrontEndSettings frontEnd) {}

  /**
   * Reads both files.
   *
   * @throws InvalidBundleException when one is missing, too large or broken, when the model is not
   *     safe to run, or when the two do not fit each other
   */
  public static Spotter read(Path model, Path settings) {
    var json = bytes(settings, LONGEST_JSON);
    var name = settings.toString();
    var stated = BundleJson.read(name, json, Stated.class);
    var frontEnd = frontEnd(name, json, stated.frontEnd());
    var file = bytes(model, LONGEST_MODEL);
    ModelFit.check(file, frontEnd, stated.standardisation().mean().length, stated.labels());
    return new Spotter(
        String.valueOf(model.getFileName()),
        frontEnd,
        stated.standardisation(),
        stated.labels(),
        0,
        file);
  }

  /** Where more is stated than the choice, it must be what this program computes. */
  private static FrontEnd frontEnd(String name, byte[] json, Choice choice) {
    if (BundleJson.read(name, json, JsonNode.class).path("frontEnd").has("fftPoints")) {
      return BundleJson.read(name, json, Described.class).frontEnd().frontEnd();
    }
    try {
      return new FrontEnd(
          choice.kind(), choice.coefficients(), choice.windowMillis(), choice.strideMillis());
    } catch (IllegalArgumentException e) {
      throw new InvalidBundleException("%s cannot be used. %s".formatted(name, e.getMessage()), e);
    }
  }

  private static byte[] bytes(Path file, int longest) {
    try (var stream = Files.newInputStream(file)) {
      var bytes = stream.readNBytes(longest + 1);
      if (bytes.length > longest) {
        throw new InvalidBundleException(
            "The file (%s) is larger than %d bytes. Maybe it is another file."
                .formatted(file, longest));
      }
      return bytes;
    } catch (IOException e) {
      throw new InvalidBundleException(
          "The file (%s) cannot be read: %s. Maybe the path is misspelt."
              .formatted(file, e.getClass().getSimpleName()),
          e);
    }
  }
}
