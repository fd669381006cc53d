package io.thimble.api.dataset;

import io.thimble.api.error.ApiException;
import io.thimble.api.error.ProblemType;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Public data sets whose address and digest need not be looked up. */
enum KnownDataset {
  /**
   * 105,829 clips of 35 words, 2,428,923,189 bytes, CC BY 4.0 (P. Warden, arXiv 1804.03209).
   * Address and SHA-256 as TensorFlow Datasets has them in datasets/speech_commands/checksums.tsv.
   */
  SPEECH_COMMANDS(
      "speech-commands-v0.02",
      "https://storage.googleapis.com/download.tensorflow.org/data/speech_commands_v0.02.tar.gz",
      "af14739ee7dc311471de98f5f9d2c9191b18aedfe957f4a6ff791c709868ff58");

  private final String label;
  private final String url;
  private final String sha256;

  KnownDataset(String label, String url, String sha256) {
    this.label = label;
    this.url = url;
    this.sha256 = sha256;
  }

  String label() {
    return label;
  }

  String url() {
    return url;
  }

  String sha256() {
    return sha256;
  }

  static KnownDataset require(String label) {
    return Arrays.stream(values())
        .filter(known -> known.label.equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                ApiException.ofField(
                    ProblemType.INVALID_DATASET,
                    "known",
                    label,
                    "No data set is known as %s. Maybe use one of: %s, or send url and sha256."
                        .formatted(
                            label,
                            Arrays.stream(values())
                                .map(KnownDataset::label)
                                .collect(Collectors.joining(", ")))));
  }
}
