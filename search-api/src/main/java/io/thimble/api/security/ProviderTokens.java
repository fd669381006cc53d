package io.thimble.api.security;

import io.thimble.api.error.ApiException;
import io.thimble.api.error.ProblemType;
import io.thimble.db.token.Role;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;

/**
 * Knows the callers that an OpenID Connect provider vouches for: its signature, its name, the
 * audience and the time must be right. Its keys are fetched with the first token, so that this
 * server starts while the provider is away.
 */
final class ProviderTokens implements AuthenticationProvider {
  private static final String ROLE_PREFIX = "thimble-";
  private static final int LONGEST_OWNER = 200;

  private final AccessSettings.Oidc settings;
  private final AuthenticationProvider verifier;

  ProviderTokens(AccessSettings.Oidc settings) {
    this.settings = settings;
    var provider = new JwtAuthenticationProvider(new SupplierJwtDecoder(() -> decoder(settings)));
    provider.setJwtAuthenticationConverter(token -> new CallerAuthentication(caller(token)));
    this.verifier = provider;
  }

  @Override
  public @Nullable Authentication authenticate(Authentication asking) {
    try {
      return verifier.authenticate(asking);
    } catch (JwtDecoderInitializationException | AuthenticationServiceException e) {
      throw new ApiException(
          ProblemType.UNAVAILABLE,
          "The provider (%s) that vouches for callers does not answer. Maybe it is restarting; ask again in a moment."
              .formatted(settings.issuer()));
    }
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return BearerTokenAuthenticationToken.class.isAssignableFrom(authentication);
  }

  private static JwtDecoder decoder(AccessSettings.Oidc settings) {
    var decoder = NimbusJwtDecoder.withIssuerLocation(settings.issuer()).build();
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            JwtValidators.createDefaultWithIssuer(settings.issuer()),
            new JwtClaimValidator<List<String>>(
                JwtClaimNames.AUD,
                audience -> audience != null && audience.contains(settings.audience()))));
    return decoder;
  }

  private Caller caller(Jwt token) {
    var owner = token.getClaimAsString(settings.owner());
    if (owner == null || owner.isBlank() || owner.length() > LONGEST_OWNER) {
      throw new InvalidBearerTokenException("The token names no owner.");
    }
    var name = token.getClaimAsString("preferred_username");
    return new Caller(
        name == null || name.isBlank() || name.length() > LONGEST_OWNER ? owner : name,
        owner,
        role(token.getClaimAsStringList(settings.roles())),
        /* token= */ null,
        token.getExpiresAt(),
        /* first= */ null);
  }

  private static @Nullable Role role(@Nullable List<String> claimed) {
    return Arrays.stream(Role.values())
        .filter(role -> claimed != null && claimed.contains(ROLE_PREFIX + role.label()))
        .max(Comparator.naturalOrder())
        .orElse(null);
  }
}
