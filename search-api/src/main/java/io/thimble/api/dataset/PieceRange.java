package io.thimble.api.dataset;

import io.thimble.api.error.ApiException;
import io.thimble.api.error.ProblemType;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a piece belongs, as its sender says it: {@code Content-Range: bytes 0-99/1000} (RFC 9110,
 * section 14.4) or {@code Upload-Offset: 0} (IETF draft resumable uploads for HTTP).
 */
final class PieceRange {
  static final String OFFSET = "Upload-Offset";
  static final String RANGE = "Content-Range";

  private static final Pattern BYTES =
      Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  private PieceRange() {}

  /** The first byte's place in the archive. */
  static long start(@Nullable String offset, @Nullable String range, @Nullable Long bytes) {
    if (range == null) {
      if (offset == null || !NUMBER.matcher(offset).matches()) {
        throw wrong(OFFSET, offset, "is no number of bytes");
      }
      return Long.parseLong(offset);
    }
    var match = BYTES.matcher(range);
    if (!match.matches()) {
      throw wrong(RANGE, range, "is no range of bytes");
    }
    long start = Long.parseLong(match.group(1));
    if (Long.parseLong(match.group(2)) < start) {
      throw wrong(RANGE, range, "ends before it begins");
    }
    if (!match.group(3).equals("*") && !match.group(3).equals(String.valueOf(bytes))) {
      throw wrong(RANGE, range, "is of another archive than the one of %s bytes".formatted(bytes));
    }
    if (offset != null && !offset.equals(String.valueOf(start))) {
      throw wrong(RANGE, range, "does not begin at Upload-Offset (%s)".formatted(offset));
    }
    return start;
  }

  private static ApiException wrong(String header, @Nullable String value, String what) {
    return ApiException.ofField(
        ProblemType.INVALID_REQUEST,
        header,
        String.valueOf(value),
        "%s (%s) %s. Maybe send Upload-Offset: 0 with the first piece."
            .formatted(header, value, what));
  }
}
