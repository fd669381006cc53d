package io.thimble.api.error;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** A request that cannot be served, and why. */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** The detail with the value of the header {@code Retry-After}. */
  static final String RETRY_AFTER_SECONDS = "retryAfterSeconds";

  private final ProblemType type;
  private final transient List<FieldError> errors;
  private final transient Map<String, Object> details;

  /** A problem that no single field is to blame for. */
  public ApiException(ProblemType type, String detail) {
    this(type, detail, List.of());
  }

  /** A problem with these fields. */
  public ApiException(ProblemType type, String detail, List<FieldError> errors) {
    this(type, detail, errors, Map.of());
  }

  /** A problem with these fields, and with further members of the answer, by name. */
  public ApiException(
      ProblemType type, String detail, List<FieldError> errors, Map<String, Object> details) {
    super(detail);
    this.type = type;
    this.errors = List.copyOf(errors);
    this.details = Map.copyOf(details);
  }

  /** A search that has no trial of this number. */
  public static ApiException ofTrial(UUID search, int number) {
    return new ApiException(
        ProblemType.TRIAL_NOT_FOUND,
        "The search %s has no trial %d. Maybe it is not proposed yet.".formatted(search, number));
  }

  /** A limit that is reached; the answer says when to ask again. */
  public static ApiException ofLimit(String detail, Duration wait) {
    return ofWait(ProblemType.LIMIT_REACHED, detail, wait);
  }

  /** A problem that passes; the answer says when to ask again. */
  public static ApiException ofWait(ProblemType type, String detail, Duration wait) {
    return new ApiException(
        type, detail, List.of(), Map.of(RETRY_AFTER_SECONDS, Math.max(1, wait.toSeconds())));
  }

  /** A problem with one field, whose message says it all. */
  public static ApiException ofField(ProblemType type, String field, Object value, String message) {
    return new ApiException(type, message, List.of(new FieldError(field, value, message)));
  }

  /** A problem with at least one field; a single one's message says it all. */
  public static ApiException ofFields(ProblemType type, List<FieldError> errors) {
    var detail =
        errors.size() == 1
            ? errors.getFirst().message()
            : "%d things are wrong: %s. Maybe read the errors one by one."
                .formatted(
                    errors.size(),
                    errors.stream()
                        .map(FieldError::field)
                        .distinct()
                        .collect(Collectors.joining(", ")));
    return new ApiException(type, detail, errors);
  }

  /** Its kind. */
  public ProblemType type() {
    return type;
  }

  /** Further members of the answer, by name; may be empty. */
  public Map<String, Object> details() {
    return details;
  }

  /** The fields to blame; may be empty. */
  public List<FieldError> errors() {
    return errors;
  }
}
