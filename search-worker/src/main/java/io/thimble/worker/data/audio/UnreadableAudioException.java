package io.thimble.worker.data.audio;

import java.io.Serial;

/** A file that is no sound we can read; the message names the file and what was found in it. */
public final class UnreadableAudioException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final String reason;

  UnreadableAudioException(String file, String found, String maybe) {
    super("The sound file %s %s. Maybe %s.".formatted(file, found, maybe));
    this.reason = found;
  }

  UnreadableAudioException(String file, String found, String maybe, Throwable cause) {
    super("The sound file %s %s. Maybe %s.".formatted(file, found, maybe), cause);
    this.reason = found;
  }

  /** What was found, without the file's name, for lists of many files. */
  public String reason() {
    return reason;
  }
}
