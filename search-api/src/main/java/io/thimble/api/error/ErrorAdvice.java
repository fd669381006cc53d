package io.thimble.api.error;

import io.thimble.db.DatabaseAway;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingPathVariableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.util.DisconnectedClientHelper;

/** Turns every exception into problem details. */
@RestControllerAdvice
class ErrorAdvice extends ResponseEntityExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorAdvice.class);

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(ApiException exception) {
    var problem =
        Problems.of(exception.type(), String.valueOf(exception.getMessage()), exception.errors());
    exception.details().forEach(problem::setProperty);
    var headers = new HttpHeaders();
    var wait = exception.details().get(ApiException.RETRY_AFTER_SECONDS);
    if (wait != null) {
      headers.set(HttpHeaders.RETRY_AFTER, wait.toString());
    }
    return answer(problem, headers);
  }

  @ExceptionHandler({
    DataAccessResourceFailureException.class,
    CannotCreateTransactionException.class
  })
  ResponseEntity<ProblemDetail> unavailable(Exception exception) {
    LOG.warn("The database cannot be reached: {}", exception.getMessage());
    return answer(
        Problems.of(
            ProblemType.UNAVAILABLE,
            "The database does not answer. Maybe it is restarting; ask again in a moment."));
  }

  @ExceptionHandler
  @Nullable ResponseEntity<ProblemDetail> failed(Exception exception, HttpServletRequest request) {
    if (DisconnectedClientHelper.isClientDisconnectedException(exception)) {
      LOG.debug("{} {} was not waited for", request.getMethod(), request.getRequestURI());
      return null;
    }
    if (DatabaseAway.isCauseOf(exception)) {
      return unavailable(exception);
    }
    LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), exception);
    return answer(
        Problems.of(
            ProblemType.INTERNAL,
            "%s %s failed. Maybe the server's log says more."
                .formatted(request.getMethod(), request.getRequestURI())));
  }

  /** The framework's own refusals, in our words. */
  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception exception,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    if (request instanceof ServletWebRequest servlet
        && servlet.getResponse() != null
        && servlet.getResponse().isCommitted()) {
      return null;
    }
    return ResponseEntity.status(status)
        .headers(headers)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(Problems.of(Problems.typeOf(status.value()), detail(exception, request)));
  }

  private static String detail(Exception exception, WebRequest request) {
    var path = ((ServletWebRequest) request).getRequest().getRequestURI();
    return switch (exception) {
      case HttpRequestMethodNotSupportedException method ->
          "%s does not take %s. Maybe use one of %s."
              .formatted(path, method.getMethod(), method.getSupportedHttpMethods());
      case HttpMediaTypeNotSupportedException media ->
          "%s does not take a body of type %s. Maybe set Content-Type to one of %s."
              .formatted(path, media.getContentType(), media.getSupportedMediaTypes());
      case HttpMediaTypeNotAcceptableException media ->
          "%s cannot answer in the form that Accept asks for. Maybe ask for one of %s."
              .formatted(path, media.getSupportedMediaTypes());
      case MethodArgumentTypeMismatchException mismatch ->
          "The %s (%s) is not of the right form. Maybe it was cut off or mistyped."
              .formatted(mismatch.getName(), mismatch.getValue());
      case MissingPathVariableException missing ->
          "The %s in the path is blank. Maybe it was left out where the path was put together."
              .formatted(missing.getVariableName());
      case HttpMessageNotReadableException _ ->
          "The body of the request to %s is missing or broken. Maybe it was not sent to its end."
              .formatted(path);
      case NoResourceFoundException _ ->
          "There is nothing at %s. Maybe see /v3/api-docs for what there is.".formatted(path);
      default ->
          "The request to %s cannot be understood. Maybe see /v3/api-docs for what it takes."
              .formatted(path);
    };
  }

  private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
    return answer(problem, HttpHeaders.EMPTY);
  }

  private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem, HttpHeaders headers) {
    return ResponseEntity.status(problem.getStatus())
        .headers(headers)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
