package io.thimble.api.security;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.thimble.api.error.ApiException;
import io.thimble.db.token.Role;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds the requests of each owner, whatever the number of tokens and of servers: a token bucket
 * in the database that all of them share. Administrators are not bounded.
 */
final class RequestLimitFilter extends OncePerRequestFilter {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final long mostInAMinute;
  private final BucketConfiguration bucket;
  private final ProxyManager<String> buckets;

  RequestLimitFilter(DataSource database, long mostInAMinute) {
    this.mostInAMinute = mostInAMinute;
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

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication != null
        && authentication.getPrincipal() instanceof Caller caller
        && !caller.may(Role.ADMIN)) {
      take(caller.owner());
    }
    chain.doFilter(request, response);
  }

  private void take(String owner) {
    var probe = buckets.builder().build(owner, () -> bucket).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      var wait = Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1);
      throw ApiException.ofLimit(
          "The owner (%s) has sent more than %d requests in a minute. Maybe wait %d s, or follow events in place of asking again and again."
              .formatted(owner, mostInAMinute, wait.toSeconds()),
          wait);
    }
  }
}
