package io.thimble.api.security;

import io.thimble.api.error.ApiException;
import io.thimble.db.token.Role;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds the requests of each owner, whatever the number of tokens and of servers: a token bucket
 * in the database that all of them share. Administrators are not bounded.
 */
final class RequestLimitFilter extends OncePerRequestFilter {
  private final RequestBuckets buckets;

  RequestLimitFilter(RequestBuckets buckets) {
    this.buckets = buckets;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication != null
        && authentication.getPrincipal() instanceof Caller caller
        && !caller.may(Role.ADMIN)) {
      take(caller.owner());
    }
    chain.doFilter(request, response);
  }

  private void take(String owner) {
    var probe = buckets.take(owner);
    if (!probe.isConsumed()) {
      var wait = Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1);
      throw ApiException.ofLimit(
          "The owner (%s) has sent more than %d requests in a minute. Maybe wait %d s, or follow events in place of asking again and again."
              .formatted(owner, buckets.mostInAMinute(), wait.toSeconds()),
          wait);
    }
  }
}
