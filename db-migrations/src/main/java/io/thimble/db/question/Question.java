package io.thimble.db.question;

/** What is asked of a trial's file. */
public sealed interface Question {
  /**
   * What the file hears in a recording.
   *
   * @param recording bytes of a sound file, whatever they are
   */
  record Hearing(byte[] recording) implements Question {}

  /**
   * How a clip sounds that the file was judged by.
   *
   * @param name the clip's, within the validation split
   */
  record Clip(String name) implements Question {}
}
