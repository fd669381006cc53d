package io.thimble.api.security;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.http.ResponseCookie;

/**
 * The cookie of a sign-in: no script reads it, and no other site's page makes a browser send it.
 */
public final class SessionCookie {
  /** Its name. */
  public static final String NAME = "thimble_session";

  private SessionCookie() {}

  /** One that carries a session's secret for this long; an empty one for no time takes it back. */
  public static ResponseCookie of(HttpServletRequest request, String secret, Duration age) {
    return ResponseCookie.from(NAME, secret)
        .path("/")
        .httpOnly(true)
        .sameSite("Strict")
        .secure(isEncrypted(request))
        .maxAge(age)
        .build();
  }

  /** Behind a proxy that ends TLS, its header tells; whoever forges it harms only themselves. */
  private static boolean isEncrypted(HttpServletRequest request) {
    return request.isSecure() || "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
  }
}
