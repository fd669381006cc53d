package io.thimble.api.token;

import io.thimble.api.error.ApiException;
import io.thimble.api.error.FieldError;
import io.thimble.api.error.ProblemType;
import io.thimble.db.token.NewToken;
import io.thimble.db.token.Role;
import io.thimble.hw.json.FieldReader;
import io.thimble.hw.json.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a new token is to be; every problem is told at once. */
final class TokenRequest {
  private static final int LONGEST_DOCUMENT = 4_096;
  private static final int LONGEST_NAME = 100;
  private static final int MOST_DAYS = 3_650;
  private static final Pattern OWNER = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@|:-]*");
  private static final List<String> ROLES = Arrays.stream(Role.values()).map(Role::label).toList();

  private TokenRequest() {}

  /**
   * The token to make.
   *
   * @param sha256 of its secret
   * @throws ApiException with all that is wrong
   */
  static NewToken read(String json, String sha256, Clock clock) {
    var errors = new ArrayList<FieldError>();
    var fields =
        Json.read(
            json,
            LONGEST_DOCUMENT,
            (field, value, message) -> errors.add(new FieldError(field, value, message)));
    var token = fields == null ? null : read(fields, sha256, clock);
    if (token == null || !errors.isEmpty()) {
      throw ApiException.ofFields(ProblemType.INVALID_TOKEN_REQUEST, errors);
    }
    return token;
  }

  /** The token, or null when it lacks what has no default; then the listener heard so. */
  private static @Nullable NewToken read(FieldReader fields, String sha256, Clock clock) {
    var name = required(fields, "name", "say what the token is for");
    var owner =
        fields.require(
            "owner",
            required(fields, "owner", "say whose searches it sees and makes"),
            OWNER.asMatchPredicate(),
            "is no name of an owner",
            "use letters, digits and . _ @ | : -, beginning with a letter or a digit");
    var role = required(fields, "role", "use one of: " + String.join(", ", ROLES));
    if (role != null && !ROLES.contains(role)) {
      fields.unknown("role", role, ROLES);
      role = null;
    }
    var days = fields.whole("days", 1, MOST_DAYS);
    fields.reportUnknownFields();
    if (name == null || owner == null || role == null) {
      return null;
    }
    var expiresAt = days == null ? null : Instant.now(clock).plus(Duration.ofDays(days));
    return new NewToken(
        name, owner, Role.valueOf(role.toUpperCase(Locale.ROOT)), sha256, expiresAt);
  }

  private static @Nullable String required(FieldReader fields, String name, String maybe) {
    if (!fields.has(name)) {
      fields.problem(name, "is missing", maybe);
      return null;
    }
    return fields.text(name, LONGEST_NAME);
  }
}
