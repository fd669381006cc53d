package io.thimble.api.security;

/** How callers say who they are. */
public enum Access {
  /** They need not: everybody is the local owner and may do everything. For the loopback alone. */
  NONE,
  /** By tokens that this server made. */
  TOKENS,
  /** By such tokens, or by those of an OpenID Connect provider. */
  OIDC
}
