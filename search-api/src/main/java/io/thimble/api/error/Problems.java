package io.thimble.api.error;

import java.util.List;
import org.springframework.http.ProblemDetail;

/** Builds problem details. */
final class Problems {
  private Problems() {}

  static ProblemDetail of(ProblemType type, String detail, List<FieldError> errors) {
    var problem = ProblemDetail.forStatusAndDetail(type.status(), detail);
    problem.setType(type.uri());
    problem.setTitle(type.title());
    problem.setProperty("errors", errors);
    return problem;
  }

  static ProblemDetail of(ProblemType type, String detail) {
    return of(type, detail, List.of());
  }

  /** The kind of a problem of which only the status is known. */
  static ProblemType typeOf(int status) {
    return switch (status) {
      case 404 -> ProblemType.NOT_FOUND;
      case 405 -> ProblemType.METHOD_NOT_ALLOWED;
      case 406 -> ProblemType.NOT_ACCEPTABLE;
      case 413 -> ProblemType.BODY_TOO_LARGE;
      case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
      default -> status < 500 ? ProblemType.INVALID_REQUEST : ProblemType.INTERNAL;
    };
  }
}
