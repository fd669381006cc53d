package io.thimble.api.error;

import java.util.List;

/** A request that cannot be served, and why. */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final ProblemType type;
  private final transient List<FieldError> errors;

  /** A problem that no single field is to blame for. */
  public ApiException(ProblemType type, String detail) {
    this(type, detail, List.of());
  }

  /** A problem with these fields. */
  public ApiException(ProblemType type, String detail, List<FieldError> errors) {
    super(detail);
    this.type = type;
    this.errors = List.copyOf(errors);
  }

  /** A problem with one field, whose message says it all. */
  public static ApiException ofField(ProblemType type, String field, Object value, String message) {
    return new ApiException(type, message, List.of(new FieldError(field, value, message)));
  }

  /** Its kind. */
  public ProblemType type() {
    return type;
  }

  /** The fields to blame; may be empty. */
  public List<FieldError> errors() {
    return errors;
  }
}
