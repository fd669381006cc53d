package io.thimble.api;

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

  /** One line for what a person can mend; the whole stack trace for what only we can. */
  static String explain(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case StartException start -> {
          return message(start);
        }
        case InvalidDeviceFileException device -> {
          return message(device);
        }
        case SchemaTooOldException schema -> {
          return message(schema);
        }
        case PortInUseException inUse -> {
          return "The port (%d) is in use. Maybe another Thimble runs already, or choose another port with THIMBLE_PORT."
              .formatted(inUse.getPort());
        }
        case WebServerException server -> {
          return "The server cannot listen (%s). Maybe THIMBLE_ADDRESS is not an address of this machine."
              .formatted(message(server));
        }
        default -> {}
      }
    }
    return binding(failure);
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
