package io.thimble.api.dataset;

import io.thimble.api.error.ApiException;
import io.thimble.api.error.ProblemType;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A SHA-256 as people send it. */
final class Sha256Text {
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  private Sha256Text() {}

  static String require(@Nullable String sha256) {
    if (sha256 == null || !DIGEST.matcher(sha256).matches()) {
      throw ApiException.ofField(
          ProblemType.INVALID_DATASET,
          "sha256",
          String.valueOf(sha256),
          "The SHA-256 (%s) is no digest. Maybe send the 64 small hexadecimal digits that sha256sum prints."
              .formatted(sha256));
    }
    return sha256;
  }
}
