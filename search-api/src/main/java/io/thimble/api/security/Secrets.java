package io.thimble.api.security;

import io.thimble.hw.digest.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The secrets that tokens are: 256 random bits behind a prefix by which scanners of source code
 * recognise them. What is as random as that needs no slow hash.
 */
public final class Secrets {
  /** How every token begins. */
  public static final String PREFIX = "thimble_";

  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Secrets() {}

  /** A new one. */
  public static String create() {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** What is kept of it. */
  public static String hash(String secret) {
    return Sha256.of(secret);
  }

  /** What is kept of it where it is only good together with another token of this hash. */
  static String hash(String secret, String other) {
    return Sha256.of(secret + " " + other);
  }
}
