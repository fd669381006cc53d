package io.thimble.api.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a person may set about who is let in. The environment names a setting in capitals: {@code
 * THIMBLE_AUTH}, {@code THIMBLE_OIDC_ISSUER}.
 *
 * @param auth how callers say who they are: {@code none}, {@code tokens} or {@code oidc}
 * @param admin who may make the first tokens
 * @param oidc whose word counts besides
 * @param requests most requests of one owner in a minute, administrators' aside
 * @param audit how long the audit log is kept
 * @param session how long a sign-in on the page lasts at most
 */
@ConfigurationProperties("thimble")
public record AccessSettings(
    @DefaultValue("none") Access auth,
    @DefaultValue Admin admin,
    @DefaultValue Oidc oidc,
    @DefaultValue("6000") long requests,
    @DefaultValue("365d") Duration audit,
    @DefaultValue("12h") Duration session) {

  /**
   * The first administrator.
   *
   * @param token the token to let in
   */
  public record Admin(@DefaultValue Token token) {}

  /**
   * A token that no table holds.
   *
   * @param sha256 SHA-256 of the token in hexadecimal, as {@code ./thimble token} prints it
   * @param file a file with that SHA-256, for secrets that are mounted; the other one goes before
   */
  public record Token(@DefaultValue("") String sha256, @DefaultValue("") String file) {}

  /**
   * An OpenID Connect provider.
   *
   * @param issuer its address, as its tokens name it; its keys are found by discovery
   * @param audience what its tokens must be meant for
   * @param owner the claim that says whose searches a caller sees; one that people cannot choose
   * @param roles the claim with {@code thimble-reader}, {@code thimble-submitter} or {@code
   *     thimble-admin}
   */
  public record Oidc(
      @DefaultValue("") String issuer,
      @DefaultValue("thimble") String audience,
      @DefaultValue("sub") String owner,
      @DefaultValue("roles") String roles) {}
}
