package io.thimble.api.security;

import io.thimble.db.audit.AuditStore;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Writes down every change that a known caller asks for, those that are refused among them: before
 * it is begun, so that none goes without a trace, and again when it is answered.
 */
final class AuditFilter extends OncePerRequestFilter {
  private static final Logger LOG = LoggerFactory.getLogger(AuditFilter.class);
  private static final int LONGEST_PATH = 2_000;

  private final AuditStore store;
  private final Duration kept;

  AuditFilter(AuditStore store, Duration kept) {
    this.store = store;
    this.kept = kept;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    var changes = Endpoints.find(request).map(Endpoint::changes).orElse(false);
    if (!changes
        || authentication == null
        || !(authentication.getPrincipal() instanceof Caller caller)) {
      chain.doFilter(request, response);
      return;
    }
    var path = request.getRequestURI();
    var entry =
        store.begin(
            caller.owner(),
            caller.name(),
            request.getMethod(),
            path.substring(0, Math.min(path.length(), LONGEST_PATH)),
            request.getRemoteAddr(),
            kept);
    chain.doFilter(request, response);
    complete(entry, response.getStatus());
  }

  /** The answer is on its way; that it cannot be written down any more must not undo it. */
  private void complete(long entry, int status) {
    try {
      store.complete(entry, status);
    } catch (DataAccessException e) {
      LOG.warn("The answer {} to the change {} is not in the audit log", status, entry, e);
    }
  }
}
