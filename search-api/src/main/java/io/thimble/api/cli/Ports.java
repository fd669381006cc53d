package io.thimble.api.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Which port the API may listen on. */
final class Ports {
  private static final int HIGHEST = 65_535;

  private Ports() {}

  /**
   * Checks that nobody listens on the port.
   *
   * @throws CommandFailure when the number is no port, or somebody does
   */
  static void check(int port) {
    if (port < 1 || port > HIGHEST) {
      throw CommandFailure.badInput(
          "The port (%d) is none. Maybe give one from 1024 to %d with --port."
              .formatted(port, HIGHEST));
    }
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(port));
    } catch (IOException inUse) {
      throw CommandFailure.failed(
          "The port (%d) cannot be listened on: %s. Maybe another service is there: give another with --port."
              .formatted(port, inUse.getMessage()),
          inUse);
    }
  }

  /** A port on which nobody listens now. */
  static int free() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }
}
