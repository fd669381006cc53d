package io.thimble.api.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which service a client command speaks with, and for whom it prints. */
final class ServerOptions {
  /** Names the environment variable with the service's address. */
  static final String VARIABLE = "THIMBLE_SERVER";

  private static final String USUAL = "http://127.0.0.1:8080";

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "address of the service (default: $" + VARIABLE + ", or " + USUAL + ")")
  private @Nullable String server;

  @Option(names = "--json", description = "print JSON, as the service gives it")
  private boolean json;

  boolean json() {
    return json;
  }

  ApiClient client(Map<String, String> environment) {
    var address = server != null ? server : environment.getOrDefault(VARIABLE, USUAL);
    return new ApiClient(uri(address));
  }

  static URI uri(String address) {
    try {
      var uri = new URI(address.endsWith("/") ? address : address + "/");
      if (uri.getHost() != null && String.valueOf(uri.getScheme()).matches("https?")) {
        return uri;
      }
    } catch (URISyntaxException malformed) {
      // Told below, with every other address that is none.
    }
    throw CommandFailure.badInput(
        "The server (%s) is no address. Maybe write it like %s.".formatted(address, USUAL));
  }
}
