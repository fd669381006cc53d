package io.thimble.worker.quantize;

/** A trained network has no int8 form; the message names the layer. */
public final class QuantizationFailedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  QuantizationFailedException(String message) {
    super(message);
  }
}
