package io.thimble.api.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What a person may set about who is let in. The environment names a setting in capitals: {@code
 * THIMBLE_AUTH}, {@code THIMBLE_OIDC_ISSUER}.
 *
 * @param auth how callers say who they are: {@code none}, {@code tokens}, {@code oidc} or {@code
 *     open}
 * @param admin who may make the first tokens
 * @param oidc whose word counts besides
 * @param requests most requests of one owner in a minute, administrators' aside
 * @param audit how long the audit log is kept
 * @param session how long a sign-in on the page lasts at most
 */
@ConfigurationProperties("thimble")
public record AccessSettings(
    Access auth, Admin admin, Oidc oidc, long requests, Duration audit, Duration session) {

  /**
   * The first administrator.
   *
   * @param token the token to let in
   */
  public record Admin(Token token) {}

  /**
   * A token that no table holds.
   *
   * @param sha256 SHA-256 of the token in hexadecimal, as {@code ./thimble token} prints it
   * @param file a file with that SHA-256, for secrets that are mounted
   */
  public record Token(String sha256, String file) {}

  /**
   * An OpenID Connect provider.
   *
   * @param issuer its address, as its tokens name it; its keys are found by discovery
   * @param audience what its tokens must be meant for
   * @param owner the claim that says whose searches a caller sees; one that people cannot choose
   * @param roles the claim with {@code thimble-reader}, {@code thimble-submitter} or {@code
   *     thimble-admin}
   */
  public record Oidc(String issuer, String audience, String owner, String roles) {}
}
