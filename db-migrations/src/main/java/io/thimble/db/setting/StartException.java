package io.thimble.db.setting;

/** A program cannot start, for a reason that whoever starts it can mend. */
public class StartException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With a message that is shown alone, without a stack trace. */
  public StartException(String message) {
    super(message);
  }
}
