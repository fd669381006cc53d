package io.thimble.db.archive.s3;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A place in a bucket.
 *
 * @param bucket its name
 * @param prefix of all keys: empty, or ends with a slash
 */
record BucketFolder(String bucket, String prefix) {
  static final String SCHEME = "s3://";

  /** Amazon S3 User Guide, "General purpose bucket naming rules". */
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

  /** Amazon S3 User Guide, "Naming Amazon S3 objects": characters that are safe in a key. */
  private static final Pattern PREFIX =
      Pattern.compile("([A-Za-z0-9!_*'()-][A-Za-z0-9!_.*'()-]*(/|$))*");

  /**
   * Reads a setting like {@code s3://bucket/prefix}.
   *
   * @throws InvalidArchiveStoreException when it is not like that
   */
  static BucketFolder parse(String store) {
    var path = store.substring(SCHEME.length());
    int slash = path.indexOf('/');
    var bucket = slash < 0 ? path : path.substring(0, slash);
    var prefix = slash < 0 ? "" : path.substring(slash + 1);
    if (!BUCKET.matcher(bucket).matches()) {
      throw new InvalidArchiveStoreException(
          "The archive store (%s) has no bucket's name (%s). Maybe set THIMBLE_DATA_STORE to one like s3://thimble/archives; names have 3 to 63 small letters, digits, dots and hyphens."
              .formatted(store, bucket));
    }
    if (!PREFIX.matcher(prefix).matches()) {
      throw new InvalidArchiveStoreException(
          "The archive store (%s) has no prefix of keys (%s). Maybe set THIMBLE_DATA_STORE to one like s3://thimble/archives; parts between single slashes have letters, digits, hyphens and underscores."
              .formatted(store, prefix));
    }
    return new BucketFolder(
        bucket, prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/");
  }

  /** What the keys of an archive's pieces begin with, and no other keys. */
  String keys(UUID archive) {
    return prefix + archive + "/";
  }

  /** The setting. */
  @Override
  public String toString() {
    return SCHEME + bucket + "/" + prefix;
  }
}
