package io.thimble.api.security;

import io.thimble.db.setting.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the hash of the first administrator's token from the settings. */
final class FirstToken {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private FirstToken() {}

  /** The hash, if one is set. */
  static Optional<String> sha256(AccessSettings.Token settings) {
    if (!settings.sha256().isBlank()) {
      return Optional.of(checked(settings.sha256(), "THIMBLE_ADMIN_TOKEN_SHA256"));
    }
    if (settings.file().isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          checked(Files.readString(Path.of(settings.file())), "THIMBLE_ADMIN_TOKEN_FILE"));
    } catch (IOException e) {
      throw new StartException(
          "THIMBLE_ADMIN_TOKEN_FILE (%s) cannot be read. Maybe its permissions are too tight."
              .formatted(settings.file()));
    }
  }

  /** What is wrong is not shown: it may be the token itself. */
  private static String checked(String text, String name) {
    var sha256 = text.strip().toLowerCase(Locale.ROOT);
    if (!SHA256.matcher(sha256).matches()) {
      throw new StartException(
          "%s (%d characters) is no SHA-256 in hexadecimal. Maybe it is the token itself; ./thimble token prints both."
              .formatted(name, sha256.length()));
    }
    return sha256;
  }
}
