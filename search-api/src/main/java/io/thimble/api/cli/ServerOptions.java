package io.thimble.api.cli;

import io.thimble.db.setting.LocalSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which service a client command speaks with, and for whom it prints. */
final class ServerOptions {
  /** Names the environment variable with the service's address. */
  static final String VARIABLE = "THIMBLE_SERVER";

  /** Names the environment variable with the token, which no list of processes shows. */
  static final String TOKEN_VARIABLE = "THIMBLE_TOKEN";

  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,8192}");
  private static final String USUAL = "http://127.0.0.1:8080";

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "address of the service (default: $" + VARIABLE + ", or " + USUAL + ")")
  private @Nullable String server;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description =
          "says who asks, where the service wants to know (default: $" + TOKEN_VARIABLE + ")")
  private @Nullable String token;

  @Option(names = "--json", description = "print JSON, as the service gives it")
  private boolean json;

  boolean json() {
    return json;
  }

  ApiClient client(Map<String, String> environment) {
    var address = server != null ? server : LocalSettings.SERVER.in(environment);
    return new ApiClient(uri(address), token != null ? checked(token) : token(environment));
  }

  /** The token of the environment; null where there is none. */
  static @Nullable String token(Map<String, String> environment) {
    var token = environment.getOrDefault(TOKEN_VARIABLE, "").strip();
    return token.isEmpty() ? null : checked(token);
  }

  /** What is wrong with a secret is told without it. */
  private static String checked(String token) {
    if (!TOKEN.matcher(token).matches()) {
      throw CommandFailure.badInput(
          "The token (%d characters) cannot be sent. Maybe it was cut off or mistyped: one begins with thimble_."
              .formatted(token.length()));
    }
    return token;
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
