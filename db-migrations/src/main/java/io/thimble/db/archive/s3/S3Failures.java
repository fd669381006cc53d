package io.thimble.db.archive.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Says what went wrong, in words that hold no key: codes of answers, and messages of this machine.
 */
final class S3Failures {
  private S3Failures() {}

  /** Asks, and tells a failure as that of a store. */
  static <T> T asking(BucketFolder folder, String wanted, Supplier<T> request) throws IOException {
    try {
      return request.get();
    } catch (SdkException | UncheckedIOException e) {
      throw new IOException(
          "The archive store (%s) cannot %s: %s. Maybe it is down, or its keys may not do that."
              .formatted(folder, wanted, reason(e)),
          e);
    }
  }

  /** Why the first request failed, and what may help. */
  static InvalidArchiveStoreException atStart(
      BucketFolder folder, S3Access access, RuntimeException failure) {
    return new InvalidArchiveStoreException(
        "The archive store (%s%s) cannot be read: %s. Maybe %s."
            .formatted(
                folder,
                access.endpoint() == null ? "" : " at " + access.endpoint(),
                reason(failure),
                mended(failure, access)));
  }

  private static String mended(RuntimeException failure, S3Access access) {
    if (!(failure instanceof AwsServiceException answer)) {
      return access.endpoint() == null && access.accessKey() == null
          ? "set THIMBLE_S3_ACCESS_KEY and THIMBLE_S3_SECRET_KEY, or THIMBLE_S3_ENDPOINT when it is"
              + " not Amazon's"
          : "it is not running, or THIMBLE_S3_ENDPOINT is not right";
    }
    return switch (answer.statusCode()) {
      case 301, 307, 400 -> "THIMBLE_S3_REGION is not the bucket's region";
      case 401, 403 ->
          "THIMBLE_S3_ACCESS_KEY and THIMBLE_S3_SECRET_KEY are not right, or may not list the"
              + " bucket";
      case 404 -> "create the bucket, or correct THIMBLE_DATA_STORE";
      default -> "try again in a moment, or correct THIMBLE_S3_ENDPOINT";
    };
  }

  /** The answer's code, or what lies deepest. */
  static String reason(Throwable failure) {
    if (failure instanceof AwsServiceException answer) {
      var details = answer.awsErrorDetails();
      var code = details == null ? null : details.errorCode();
      return "it answers %d%s".formatted(answer.statusCode(), code == null ? "" : " " + code);
    }
    var root = failure;
    for (var cause = root.getCause(); cause != null; cause = cause.getCause()) {
      root = cause;
    }
    return String.valueOf(root.getMessage()).lines().findFirst().orElse("");
  }
}
