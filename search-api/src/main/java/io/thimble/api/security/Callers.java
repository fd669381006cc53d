package io.thimble.api.security;

import org.springframework.security.core.context.SecurityContextHolder;

/** Tells who asks, on the thread that serves the request. */
public final class Callers {
  private Callers() {}

  /** The caller; an error where no request was admitted, so that what forgets to ask stays shut. */
  public static Caller current() {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication != null && authentication.getPrincipal() instanceof Caller caller) {
      return caller;
    }
    throw new IllegalStateException(
        "Nobody asks on the thread " + Thread.currentThread().getName());
  }
}
