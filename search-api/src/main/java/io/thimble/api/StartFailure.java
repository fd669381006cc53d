package io.thimble.api;

import io.thimble.db.archive.s3.InvalidArchiveStoreException;
import io.thimble.db.migrate.SchemaTooOldException;
import io.thimble.hw.device.InvalidDeviceFileException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.WebServerException;

/** Says in one line why the program did not start. */
final class StartFailure {
  private StartFailure() {}

  /**
   * One line for what a person can mend; the whole stack trace for what only we can. What lies
   * deepest tells most: a server that cannot start may be one that was refused its settings.
   */
  static String explain(Throwable failure) {
    @Nullable String told = null;
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      var line = line(cause);
      told = line == null ? told : line;
    }
    return told == null ? binding(failure) : told;
  }

  private static @Nullable String line(Throwable cause) {
    return switch (cause) {
      case StartException start -> message(start);
      case InvalidArchiveStoreException store -> message(store);
      case InvalidDeviceFileException device -> message(device);
      case SchemaTooOldException schema -> message(schema);
      case PortInUseException inUse ->
          "The port (%d) is in use. Maybe another Thimble runs already, or choose another port with THIMBLE_PORT."
              .formatted(inUse.getPort());
      case WebServerException server ->
          "The server cannot listen (%s). Maybe THIMBLE_ADDRESS is not an address of this machine."
              .formatted(message(server));
      default -> null;
    };
  }

  private static String binding(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException bind) {
        var property = bind.getProperty();
        return "The setting %s (%s) cannot be read. Maybe correct %s in the environment."
            .formatted(
                bind.getName(),
                property == null ? "unset" : property.getValue(),
                bind.getName().toString().toUpperCase(Locale.ROOT).replace('.', '_'));
      }
    }
    var trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }

  private static String message(Throwable failure) {
    return String.valueOf(failure.getMessage());
  }
}
