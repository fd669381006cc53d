package io.thimble.api.security;

import io.thimble.db.token.Role;
import io.thimble.db.token.StoredToken;
import io.thimble.db.token.TokenStore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/**
 * Knows the callers of tokens that this server made, of its sessions and the first administrator.
 */
final class TokenProvider implements AuthenticationProvider {
  private static final String FIRST = "admin";

  private final TokenStore tokens;
  private final Optional<String> firstSha256;

  /**
   * With the tokens of a store.
   *
   * @param firstSha256 hash of the first administrator's token, if there is one
   */
  TokenProvider(TokenStore tokens, Optional<String> firstSha256) {
    this.tokens = tokens;
    this.firstSha256 = firstSha256;
  }

  /** The caller; null for a token that only someone else can know. */
  @Override
  public @Nullable Authentication authenticate(Authentication asking) {
    var secret = ((BearerTokenAuthenticationToken) asking).getToken();
    if (!secret.startsWith(Secrets.PREFIX)) {
      return null;
    }
    var sha256 = Secrets.hash(secret);
    if (firstSha256.filter(first -> equal(first, sha256)).isPresent()) {
      return new CallerAuthentication(
          new Caller(FIRST, FIRST, Role.ADMIN, /* token= */ null, /* until= */ null, sha256));
    }
    return tokens
        .find(sha256)
        .map(token -> caller(token, /* first= */ null))
        .or(() -> firstSha256.flatMap(first -> sessionOf(first, secret)))
        .map(CallerAuthentication::new)
        .orElseThrow(() -> new InvalidBearerTokenException("The token is not known."));
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return BearerTokenAuthenticationToken.class.isAssignableFrom(authentication);
  }

  private Optional<Caller> sessionOf(String first, String secret) {
    return tokens.find(Secrets.hash(secret, first)).map(session -> caller(session, first));
  }

  private static Caller caller(StoredToken token, @Nullable String first) {
    return new Caller(
        token.name(), token.owner(), token.role(), token.id(), token.expiresAt(), first);
  }

  private static boolean equal(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.US_ASCII), b.getBytes(StandardCharsets.US_ASCII));
  }
}
