package io.thimble.api.security;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The token buckets of owners, in the database that all servers share. */
@Component
class RequestBuckets {
  private static final Logger LOG = LoggerFactory.getLogger(RequestBuckets.class);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int BATCH = 1_000;

  private final long mostInAMinute;
  private final BucketConfiguration bucket;
  private final PostgreSQLSelectForUpdateBasedProxyManager<String> buckets;

  RequestBuckets(DataSource database, AccessSettings access) {
    this.mostInAMinute = access.requests();
    this.bucket =
        BucketConfiguration.builder()
            .addLimit(
                Bandwidth.builder()
                    .capacity(mostInAMinute)
                    .refillGreedy(mostInAMinute, MINUTE)
                    .build())
            .build();
    this.buckets =
        Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
            .primaryKeyMapper(PrimaryKeyMapper.STRING)
            .table("request_bucket")
            .expirationAfterWrite(
                ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(MINUTE))
            .build();
  }

  /** Most requests of an owner in a minute. */
  long mostInAMinute() {
    return mostInAMinute;
  }

  /**
   * Takes one from the owner's bucket. A stored bucket keeps the size that it was made with, so
   * each size has buckets of its own.
   */
  ConsumptionProbe take(String owner) {
    return buckets
        .builder()
        .build("%d %s".formatted(mostInAMinute, owner), () -> bucket)
        .tryConsumeAndReturnRemaining(1);
  }

  /** Buckets that have been full for a minute say nothing; any server may remove them. */
  @Scheduled(initialDelay = 1, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
  void removeExpired() {
    try {
      for (int removed = BATCH; removed == BATCH; ) {
        removed = buckets.removeExpired(BATCH);
      }
    } catch (RuntimeException e) {
      // The library wraps what the database throws in exceptions of its own; later will do.
      LOG.warn("No expired buckets of requests are removed this time: {}", e.getMessage());
    }
  }
}
