package io.thimble.db.setting;

import io.thimble.hw.device.InvalidDeviceFileException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Says in one line why a program did not start. */
public final class StartFailure {
  private StartFailure() {}

  /**
   * One line for what a person can mend; the whole stack trace for what only we can. What lies
   * deepest tells most: a server that cannot start may be one that was refused its settings.
   *
   * @param more lines for causes that only one program has
   */
  public static String explain(Throwable failure, Function<Throwable, Optional<String>> more) {
    @Nullable String told = null;
    for (@Nullable Throwable next = failure; next != null; next = next.getCause()) {
      var cause = next;
      told = line(cause).or(() -> more.apply(cause)).orElse(told);
    }
    return told == null ? trace(failure) : told;
  }

  private static Optional<String> line(Throwable cause) {
    return cause instanceof StartException || cause instanceof InvalidDeviceFileException
        ? Optional.of(String.valueOf(cause.getMessage()))
        : Optional.empty();
  }

  private static String trace(Throwable failure) {
    var trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }
}
