package io.thimble.api.security;

import io.thimble.api.Settings;
import io.thimble.api.error.ApiException;
import io.thimble.api.error.ProblemType;
import io.thimble.db.DatabaseAway;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Sets the headers and lets through what the rules admit. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class Gate extends OncePerRequestFilter {
  private static final String CONTENT_SECURITY_POLICY = ContentSecurityPolicy.value();

  private final HostRule hosts;
  private final long maxBodyBytes;
  private final HandlerExceptionResolver errors;

  Gate(Settings settings, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver errors) {
    this.hosts = new HostRule(settings.hosts());
    this.maxBodyBytes = settings.maxBody().toBytes();
    this.errors = errors;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cache-Control", "private, no-cache");
    try {
      chain.doFilter(admitted(request), response);
    } catch (RuntimeException e) {
      if (!(e instanceof ApiException) && !DatabaseAway.isCauseOf(e)) {
        throw e;
      }
      // Thrown before a controller was reached, as by a database that does not answer who asks.
      errors.resolveException(request, response, null, e);
    }
  }

  private HttpServletRequest admitted(HttpServletRequest request) {
    var host = request.getHeader("Host");
    if (!hosts.admits(host)) {
      throw ApiException.ofField(
          ProblemType.UNKNOWN_HOST,
          "Host",
          String.valueOf(host),
          "The server is not known as %s. Maybe ask it by its address, or add the name to THIMBLE_HOSTS."
              .formatted(host));
    }
    var origin = request.getHeader("Origin");
    if (!OriginRule.admits(
        request.getMethod(), host, request.getHeader("Sec-Fetch-Site"), origin)) {
      throw ApiException.ofField(
          ProblemType.FOREIGN_ORIGIN,
          "Origin",
          String.valueOf(origin),
          "A page of another site (%s) asks for a change. Maybe use the server's own page."
              .formatted(origin));
    }
    return bounded(request);
  }

  /** Nothing is read here: nobody has said yet who sends it. */
  private HttpServletRequest bounded(HttpServletRequest request) {
    if (UploadPath.is(request)) {
      return request;
    }
    if (request.getContentLengthLong() > maxBodyBytes) {
      throw tooLarge(request.getContentLengthLong() + " bytes");
    }
    return request.getContentLengthLong() >= 0
        ? request
        : new BoundedRequest(
            request, maxBodyBytes, () -> tooLarge("more than " + maxBodyBytes + " bytes"));
  }

  private ApiException tooLarge(String size) {
    return new ApiException(
        ProblemType.BODY_TOO_LARGE,
        "The request body (%s) is larger than %d bytes. Maybe it is not the file you meant."
            .formatted(size, maxBodyBytes));
  }
}
