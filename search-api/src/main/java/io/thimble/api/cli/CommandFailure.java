package io.thimble.api.cli;

/** Ends a command with a message for people and an exit code of {@link ExitCodes}. */
final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int exitCode;

  CommandFailure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  private CommandFailure(int exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  static CommandFailure failed(String message) {
    return new CommandFailure(ExitCodes.FAILED, message);
  }

  static CommandFailure failed(String message, Throwable cause) {
    return new CommandFailure(ExitCodes.FAILED, message, cause);
  }

  static CommandFailure badInput(String message) {
    return new CommandFailure(ExitCodes.BAD_INPUT, message);
  }

  static CommandFailure badInput(String message, Throwable cause) {
    return new CommandFailure(ExitCodes.BAD_INPUT, message, cause);
  }

  static CommandFailure unreachable(String message, Throwable cause) {
    return new CommandFailure(ExitCodes.UNREACHABLE, message, cause);
  }

  static CommandFailure interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new CommandFailure(ExitCodes.INTERRUPTED, "Interrupted.", cause);
  }

  int exitCode() {
    return exitCode;
  }
}
