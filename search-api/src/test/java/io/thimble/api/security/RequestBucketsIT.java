package io.thimble.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.api.RunningApi;
import io.thimble.db.token.Role;
import java.sql.SQLException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningApi.Extension.class)
final class RequestBucketsIT {
  private static final String PATH = "/api/v1/devices";

  private final RunningApi api;

  RequestBucketsIT(RunningApi api) {
    this.api = api;
  }

  @Test
  void changedLimitHoldsForOwnersWhoHaveAskedBefore() {
    try (var few = GuardedApi.start(api, "--thimble.requests=3");
        var many = GuardedApi.start(api, "--thimble.requests=1000")) {
      var token = few.token("busy", Role.READER);
      var statuses = IntStream.range(0, 6).map(_ -> few.get(token, PATH).statusCode()).boxed();
      assertThat(statuses).contains(200, 429);

      assertThat(IntStream.range(0, 6).map(_ -> many.get(token, PATH).statusCode()).boxed())
          .containsOnly(200);
    }
  }

  @Test
  void bucketsThatHaveExpiredAreRemoved() throws SQLException {
    try (var connection = api.postgres().dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.executeUpdate(
          "insert into request_bucket (id, expires_at) values ('long ago', 1), ('to come', %d)"
              .formatted(Long.MAX_VALUE));

      api.program().getBean(RequestBuckets.class).removeExpired();

      try (var rows =
          statement.executeQuery(
              "select id from request_bucket where id in ('long ago', 'to come')")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString("id")).isEqualTo("to come");
        assertThat(rows.next()).isFalse();
      }
      statement.executeUpdate("delete from request_bucket where id = 'to come'");
    }
  }
}
