package io.thimble.api.dataset;

import io.thimble.api.error.ApiException;
import io.thimble.api.error.ProblemType;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which names a data set may be given: those that are a plain folder's name on every system. */
final class DatasetNames {
  /** The built-in voice has it. */
  private static final String BUILT_IN = "synthetic";

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}[a-z0-9]");

  private DatasetNames() {}

  static String require(@Nullable String name) {
    if (name == null
        || !NAME.matcher(name).matches()
        || name.contains("..")
        || name.equals(BUILT_IN)) {
      throw ApiException.ofField(
          ProblemType.INVALID_DATASET,
          "name",
          String.valueOf(name),
          "The name (%s) cannot be a data set's. Maybe use 2 to 64 small letters, digits, dots and hyphens, such as my-words-2."
              .formatted(name));
    }
    return name;
  }
}
