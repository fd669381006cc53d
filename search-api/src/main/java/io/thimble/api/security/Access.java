package io.thimble.api.security;

/** How callers say who they are. */
public enum Access {
  /** They need not: everybody is the local owner and may do everything. For the loopback alone. */
  NONE,
  /** The same beyond the loopback, where all members of a network may do everything. */
  OPEN,
  /** By tokens that this server made. */
  TOKENS,
  /** By such tokens, or by those of an OpenID Connect provider. */
  OIDC;

  /** Whether callers have to say who they are. */
  public boolean asks() {
    return switch (this) {
      case NONE, OPEN -> false;
      case TOKENS, OIDC -> true;
    };
  }
}
