package io.thimble.hw.device;

/** A data file of boards has something wrong; the message names file, field and value. */
public final class InvalidDeviceFileException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  InvalidDeviceFileException(String file, String problem) {
    super("The device file (%s): %s".formatted(file, problem));
  }
}
