package io.thimble.api.security;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Lets a request through when {@link Endpoints} has its line and the caller the role for it. */
final class EndpointRule implements AuthorizationManager<RequestAuthorizationContext> {
  @Override
  public AuthorizationDecision authorize(
      Supplier<? extends @Nullable Authentication> asking, RequestAuthorizationContext context) {
    return new AuthorizationDecision(
        Endpoints.find(context.getRequest())
            .map(endpoint -> endpoint.role() == null || may(asking.get(), endpoint))
            .orElse(false));
  }

  private static boolean may(@Nullable Authentication asking, Endpoint endpoint) {
    return asking != null
        && asking.getPrincipal() instanceof Caller caller
        && endpoint.role() != null
        && caller.may(endpoint.role());
  }
}
