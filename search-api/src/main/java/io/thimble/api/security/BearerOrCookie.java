package io.thimble.api.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.web.util.WebUtils;

/**
 * Finds the token of a request: in its header (RFC 6750), or in the cookie that a sign-in left, as
 * a page cannot give headers to a stream of events. Never in the address, which logs keep.
 */
final class BearerOrCookie implements BearerTokenResolver {
  private final BearerTokenResolver header = new DefaultBearerTokenResolver();

  @Override
  public @Nullable String resolve(HttpServletRequest request) {
    var endpoint = Endpoints.find(request);
    if (endpoint.isPresent() && endpoint.get().role() == null) {
      // What is open to everybody stays so when a cookie has expired.
      return null;
    }
    var token = header.resolve(request);
    if (token != null) {
      return token;
    }
    var cookie = WebUtils.getCookie(request, SessionCookie.NAME);
    return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
  }
}
