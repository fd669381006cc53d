package io.thimble.hw.tflite;

/** Says that a file is no model that can be read, and where it is broken. */
public final class MalformedModelException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param place the part of the file, for example {@code operator 3, inputs}
   * @param problem what is wrong there, with the value
   * @param hint a sentence on what may help
   */
  MalformedModelException(String place, String problem, String hint) {
    super("The model is malformed at %s: %s. Maybe %s.".formatted(place, problem, hint));
  }

  static MalformedModelException broken(String place, String problem) {
    return new MalformedModelException(
        place, problem, "the file was cut short or is no TensorFlow Lite model");
  }
}
