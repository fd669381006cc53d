package io.thimble.api.security;

import io.thimble.api.Settings;
import io.thimble.db.setting.StartException;
import io.thimble.db.token.Role;
import io.thimble.db.token.TokenStore;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses to start where anybody, or nobody, could get in, unless everybody is let in knowingly.
 */
final class StartRule {
  private static final Logger LOG = LoggerFactory.getLogger(StartRule.class);

  private StartRule() {}

  static void check(
      Settings settings, AccessSettings access, TokenStore tokens, Optional<String> first) {
    switch (access.auth()) {
      case NONE -> requireLoopback(settings.address());
      case OPEN -> {
        if (!isLoopback(settings.address())) {
          LOG.warn(
              "THIMBLE_AUTH is open, and the address ({}) is open to others: everybody who reaches"
                  + " it may do everything.",
              settings.address());
        }
      }
      case TOKENS -> {
        if (first.isEmpty() && !tokens.anyOf(Role.ADMIN)) {
          throw new StartException(
              "Nobody could get in: THIMBLE_AUTH is tokens, and there is no administrator's token."
                  + " Maybe run ./thimble token and set THIMBLE_ADMIN_TOKEN_SHA256 to what it"
                  + " prints.");
        }
      }
      case OIDC -> {
        if (access.oidc().issuer().isBlank()) {
          throw new StartException(
              "The provider is not known: THIMBLE_AUTH is oidc, and THIMBLE_OIDC_ISSUER is not set."
                  + " Maybe set it to the address that the provider's tokens name as their"
                  + " issuer.");
        }
      }
    }
  }

  private static void requireLoopback(String address) {
    if (!isLoopback(address)) {
      throw new StartException(
          "THIMBLE_ADDRESS (%s) is open to others, and THIMBLE_AUTH is none: anybody could do everything. Maybe set THIMBLE_AUTH to tokens, THIMBLE_ADDRESS to 127.0.0.1, or THIMBLE_AUTH to open in a network all of whose members may do everything."
              .formatted(address));
    }
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
