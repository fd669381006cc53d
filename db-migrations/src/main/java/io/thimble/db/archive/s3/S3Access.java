package io.thimble.db.archive.s3;

import io.thimble.db.setting.DataSettings;
import io.thimble.db.setting.Setting;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a bucket. What is blank or null is taken from where Amazon's library looks for it:
 * {@code AWS_REGION}, {@code AWS_ACCESS_KEY_ID}, {@code AWS_SECRET_ACCESS_KEY}, its profiles, and
 * what the machine is entitled to.
 *
 * @param endpoint of a server other than Amazon's ({@code THIMBLE_S3_ENDPOINT}); buckets are then
 *     named in the path, for a name in front of the host needs a name server that knows it
 * @param region of the bucket ({@code THIMBLE_S3_REGION})
 * @param accessKey who asks ({@code THIMBLE_S3_ACCESS_KEY})
 * @param secretKey what requests are signed with ({@code THIMBLE_S3_SECRET_KEY}); never shown
 */
public record S3Access(
    @Nullable String endpoint,
    @Nullable String region,
    @Nullable String accessKey,
    @Nullable String secretKey) {
  private static final Set<String> SCHEMES = Set.of("http", "https");

  /**
   * Checks what can be checked without asking.
   *
   * @throws InvalidArchiveStoreException when the endpoint is no address, or one of the keys is
   *     missing
   */
  public S3Access {
    endpoint = given(endpoint);
    region = given(region);
    accessKey = given(accessKey);
    secretKey = given(secretKey);
    if (endpoint != null) {
      requireAddress(endpoint);
    }
    if ((accessKey == null) != (secretKey == null)) {
      throw new InvalidArchiveStoreException(
          "%s is set without %s. Maybe set both, or neither to sign with what the environment of this machine has."
              .formatted(
                  accessKey == null ? "THIMBLE_S3_SECRET_KEY" : "THIMBLE_S3_ACCESS_KEY",
                  accessKey == null ? "THIMBLE_S3_ACCESS_KEY" : "THIMBLE_S3_SECRET_KEY"));
    }
  }

  /**
   * What is set.
   *
   * @param value what is given for a setting
   * @throws InvalidArchiveStoreException as above
   */
  public static S3Access of(Function<Setting, @Nullable String> value) {
    return new S3Access(
        value.apply(DataSettings.S3_ENDPOINT),
        value.apply(DataSettings.S3_REGION),
        value.apply(DataSettings.S3_ACCESS_KEY),
        value.apply(DataSettings.S3_SECRET_KEY));
  }

  private static @Nullable String given(@Nullable String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }

  private static void requireAddress(String endpoint) {
    try {
      var address = new URI(endpoint);
      if (address.getUserInfo() != null) {
        // The value is not shown: what stands before the host may be a secret.
        throw new InvalidArchiveStoreException(
            "The endpoint of the archive store (at %s) has a user in it. Maybe set THIMBLE_S3_ACCESS_KEY and THIMBLE_S3_SECRET_KEY instead."
                .formatted(address.getHost()));
      }
      if (address.getScheme() != null
          && SCHEMES.contains(address.getScheme())
          && address.getHost() != null
          && address.getQuery() == null
          && address.getFragment() == null) {
        return;
      }
    } catch (URISyntaxException e) {
      // Told below, like other addresses that are none.
    }
    throw new InvalidArchiveStoreException(
        "The endpoint of the archive store (%s) is not an address. Maybe set THIMBLE_S3_ENDPOINT to one like http://127.0.0.1:9000."
            .formatted(endpoint));
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "S3Access[endpoint=%s, region=%s, accessKey=%s]".formatted(endpoint, region, accessKey);
  }
}
