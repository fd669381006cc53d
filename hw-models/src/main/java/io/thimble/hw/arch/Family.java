package io.thimble.hw.arch;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The families of keyword-spotting networks of "Hello Edge" (arXiv 1711.07128). */
public enum Family {
  DNN("dnn"),
  CNN("cnn"),
  DS_CNN("ds-cnn"),
  LSTM_BASIC("lstm-basic"),
  LSTM("lstm"),
  GRU("gru"),
  CRNN("crnn");

  private final String label;

  Family(String label) {
    this.label = label;
  }

  /** The name used in specs, tables and files, for example {@code ds-cnn}. */
  public String label() {
    return label;
  }

  /** Whether its networks have recurrent layers. */
  public boolean isRecurrent() {
    return switch (this) {
      case LSTM_BASIC, LSTM, GRU, CRNN -> true;
      case DNN, CNN, DS_CNN -> false;
    };
  }

  /**
   * The family with this label.
   *
   * @throws IllegalArgumentException when there is none; the message lists the known ones
   */
  public static Family ofLabel(String label) {
    return Arrays.stream(values())
        .filter(family -> family.label.equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The family (%s) is not known. Maybe use one of: %s."
                        .formatted(
                            label,
                            Arrays.stream(values())
                                .map(Family::label)
                                .collect(Collectors.joining(", ")))));
  }
}
