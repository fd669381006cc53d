package io.thimble.api.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * What the page may load (Content Security Policy Level 3): nothing from another host, and no
 * script that stands in a document but the import map, by its digest. Sounds may also be what the
 * page itself recorded.
 */
final class ContentSecurityPolicy {
  private static final String PAGE = "/static/index.html";
  private static final Pattern IMPORT_MAP =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

  private ContentSecurityPolicy() {}

  /** The header's value. */
  static String value() {
    return "default-src 'none'; script-src 'self' '%s'; style-src 'self'; img-src 'self' data:; media-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        .formatted(digest(importMap()));
  }

  private static String importMap() {
    try (var page = ContentSecurityPolicy.class.getResourceAsStream(PAGE)) {
      if (page == null) {
        throw new IllegalStateException("The page (%s) is not in the program.".formatted(PAGE));
      }
      var found = IMPORT_MAP.matcher(new String(page.readAllBytes(), StandardCharsets.UTF_8));
      if (!found.find()) {
        throw new IllegalStateException("The page (%s) has no import map.".formatted(PAGE));
      }
      return found.group(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String digest(String script) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      return "sha256-"
          + Base64.getEncoder()
              .encodeToString(sha256.digest(script.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
