package io.thimble.db.archive.s3;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Makes clients that all servers of the protocol understand. */
final class S3Clients {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration SILENCE = Duration.ofSeconds(30);

  /** For one request with all its repetitions; a piece of 8 MiB takes 67 s at 1 Mbit/s. */
  static final Duration REQUEST = Duration.ofSeconds(120);

  private S3Clients() {}

  /**
   * A client, to be closed by the caller.
   *
   * @throws InvalidArchiveStoreException when nothing says which region is meant
   */
  static S3Client of(BucketFolder folder, S3Access access) {
    var builder =
        S3Client.builder()
            .httpClientBuilder(
                UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(SILENCE))
            .overrideConfiguration(
                configuration ->
                    configuration.apiCallTimeout(REQUEST).addExecutionInterceptor(new AtOnce()))
            // Not every server knows Amazon's later additions: checksums, and bodies of signed
            // chunks.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false));
    if (access.endpoint() != null) {
      // Other servers ignore the region as a rule, but one has to be signed for.
      builder
          .endpointOverride(URI.create(access.endpoint()))
          .forcePathStyle(true)
          .region(Region.US_EAST_1);
    }
    if (access.region() != null) {
      builder.region(Region.of(access.region()));
    }
    if (access.accessKey() != null && access.secretKey() != null) {
      builder.credentialsProvider(
          StaticCredentialsProvider.create(
              AwsBasicCredentials.create(access.accessKey(), access.secretKey())));
    }
    try {
      return builder.build();
    } catch (SdkClientException | IllegalArgumentException e) {
      throw new InvalidArchiveStoreException(
          "The archive store (%s) cannot be asked: %s. Maybe set THIMBLE_S3_REGION to the bucket's region, as eu-central-1."
              .formatted(folder, S3Failures.reason(e)));
    }
  }
}
