package io.thimble.api;

import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.WebServerException;

/** What keeps a server from starting, and no other program, in one line each. */
final class StartFailures {
  private StartFailures() {}

  /** The line for a cause that is known. */
  static Optional<String> line(Throwable cause) {
    return switch (cause) {
      case PortInUseException inUse ->
          Optional.of(
              "The port (%d) is in use. Maybe another Thimble runs already, or choose another port with THIMBLE_PORT."
                  .formatted(inUse.getPort()));
      case WebServerException server ->
          Optional.of(
              "The server cannot listen (%s). Maybe THIMBLE_ADDRESS is not an address of this machine."
                  .formatted(server.getMessage()));
      case BindException bind -> Optional.of(binding(bind));
      default -> Optional.empty();
    };
  }

  /** Of the environment all is checked before; what is left are options. */
  private static String binding(BindException bind) {
    var property = bind.getProperty();
    return "The setting %s (%s) cannot be read. Maybe correct %s in the environment."
        .formatted(
            bind.getName(),
            property == null ? "unset" : property.getValue(),
            bind.getName().toString().toUpperCase(Locale.ROOT).replace('.', '_').replace("-", ""));
  }
}
