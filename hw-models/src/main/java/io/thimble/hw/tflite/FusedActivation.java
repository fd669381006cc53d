package io.thimble.hw.tflite;

import java.util.Arrays;

/** What an operator does to its results. Codes are those of the schema's enumeration. */
public enum FusedActivation {
  NONE,
  RELU,
  RELU_N1_TO_1,
  RELU6,
  TANH,
  SIGN_BIT;

  /** How many there are. */
  static final int COUNT = values().length;

  /** The number that stands for it in a file. */
  byte code() {
    return (byte) ordinal();
  }

  /** The activation with this code; none for a code that the schema does not have. */
  static FusedActivation ofCode(int code) {
    return Arrays.stream(values())
        .filter(activation -> activation.ordinal() == code)
        .findFirst()
        .orElse(NONE);
  }
}
