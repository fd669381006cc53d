package io.thimble.hw.tflite;

/** For whom a file is written. Both compute the same. */
public enum Flavour {
  /** What ships: nothing that the runtimes do not read. */
  MICRO,
  /** For desktop tools: names, a description, a signature, and the scales of all biases besides. */
  TFLITE
}
