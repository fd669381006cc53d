package io.thimble.api.security;

import io.thimble.api.error.ApiException;
import io.thimble.api.error.ProblemType;
import io.thimble.db.token.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Says no in the words of every other problem. */
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {
  private final HandlerExceptionResolver errors;

  Refusals(HandlerExceptionResolver errors) {
    this.errors = errors;
  }

  /** Nobody is known to ask. Nothing tells which tokens there are, or which paths. */
  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure) {
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Thimble\"");
    var why =
        failure instanceof InsufficientAuthenticationException
            ? "The request does not say who asks. Maybe give a token: --token of the commands, the"
                + " header Authorization: Bearer thimble_…, or the page's sign-in."
            : "The token is not known, or it has expired or was revoked. Maybe ask an administrator"
                + " for a new one.";
    answer(request, response, new ApiException(ProblemType.UNAUTHENTICATED, why));
  }

  /** The caller is known; what is in no table is not there for anybody. */
  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure) {
    var endpoint = Endpoints.find(request);
    if (endpoint.isPresent()) {
      answer(request, response, tooSmall(request, endpoint.get()));
      return;
    }
    var methods = Endpoints.methods(request);
    answer(
        request,
        response,
        methods.isEmpty()
            ? new NoResourceFoundException(
                HttpMethod.valueOf(request.getMethod()), request.getRequestURI(), "")
            : new HttpRequestMethodNotSupportedException(request.getMethod(), methods));
  }

  private static ApiException tooSmall(HttpServletRequest request, Endpoint endpoint) {
    var needed = endpoint.role() == null ? Role.READER : endpoint.role();
    var role = Callers.current().role();
    return new ApiException(
        ProblemType.FORBIDDEN,
        "%s %s takes the role %s, and the caller's is %s. Maybe ask an administrator for a token with that role."
            .formatted(
                request.getMethod(),
                request.getRequestURI(),
                needed.label(),
                role == null ? "none" : role.label()));
  }

  private void answer(HttpServletRequest request, HttpServletResponse response, Exception problem) {
    errors.resolveException(request, response, null, problem);
  }
}
