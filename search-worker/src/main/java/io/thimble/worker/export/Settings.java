package io.thimble.worker.export;

import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.tflite.Quantization;
import io.thimble.worker.data.Digests;
import io.thimble.worker.data.Standardisation;
import java.util.List;

/**
 * The file {@code settings.json}: everything between a clip and a label.
 *
 * @param format {@link #FORMAT}
 * @param search the search's name
 * @param trial the trial's number
 * @param seed the search's seed
 * @param quantization name of the scheme by which its floats became integers
 * @param dataset what it was trained on
 * @param frontEnd how a clip becomes features
 * @param standardisation how features become the network's real input
 * @param input how that is quantized
 * @param output how scores are quantized
 * @param labels names of the classes
 * @param model which file this is about
 */
record Settings(
    int format,
    String search,
    int trial,
    long seed,
    String quantization,
    Dataset dataset,
    FrontEndSettings frontEnd,
    Standardisation standardisation,
    Quantization input,
    Quantization output,
    List<String> labels,
    ModelFile model) {
  /** The version of this file that is written and read. */
  static final int FORMAT = 2;

  Settings {
    labels = List.copyOf(labels);
  }

  /** The data set and how training clips were drawn from it. */
  record Dataset(String name, String hash, long corpusSeed) {}

  /** The model's length in bytes and its SHA-256. */
  record ModelFile(String file, int bytes, String sha256) {}

  /** The front end with all that follows from its settings, for those who build it anew. */
  record FrontEndSettings(
      FrontEnd.Kind kind,
      int coefficients,
      int windowMillis,
      int strideMillis,
      int windowSamples,
      int strideSamples,
      int fftPoints,
      int melBands,
      int lowestHz,
      int highestHz,
      int sampleRateHz,
      int clipSamples,
      int frames) {
    static FrontEndSettings of(FrontEnd frontEnd) {
      return new FrontEndSettings(
          frontEnd.kind(),
          frontEnd.coefficients(),
          frontEnd.windowMillis(),
          frontEnd.strideMillis(),
          frontEnd.windowSamples(),
          frontEnd.strideSamples(),
          frontEnd.fftPoints(),
          FrontEnd.MEL_BANDS,
          FrontEnd.LOWEST_HZ,
          FrontEnd.HIGHEST_HZ,
          FrontEnd.SAMPLE_RATE_HZ,
          FrontEnd.CLIP_SAMPLES,
          frontEnd.frames());
    }

    /**
     * The front end.
     *
     * @throws InvalidBundleException when this program's one differs from what is described
     */
    FrontEnd frontEnd() {
      var described = described();
      if (!of(described).equals(this)) {
        throw new InvalidBundleException(
            "The bundle's front end (%s) is not the one that this version computes (%s). Maybe the bundle is from another version."
                .formatted(this, of(described)));
      }
      return described;
    }

    private FrontEnd described() {
      try {
        return new FrontEnd(kind, coefficients, windowMillis, strideMillis);
      } catch (IllegalArgumentException e) {
        throw new InvalidBundleException("The bundle cannot be used. " + e.getMessage(), e);
      }
    }
  }

  static Settings of(BundleContents contents) {
    var origin = contents.origin();
    return new Settings(
        FORMAT,
        origin.search(),
        origin.trial(),
        origin.seed(),
        origin.quantization(),
        new Dataset(origin.dataset(), origin.datasetHash(), origin.corpusSeed()),
        FrontEndSettings.of(contents.architecture().frontEnd()),
        contents.standardisation(),
        contents.input(),
        contents.output(),
        contents.labels(),
        new ModelFile(Bundle.MODEL, contents.model().length, Digests.sha256(contents.model())));
  }
}
