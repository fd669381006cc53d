package io.thimble.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.TransactionSystemException;

final class DatabaseAwayTest {
  /** Connection failure, too many connections, full disk, shutdown by the administrator. */
  @ParameterizedTest
  @ValueSource(strings = {"08006", "08003", "53300", "53100", "57P01"})
  void stateOfTheServerIsSeenBeneathWhatWrapsIt(String state) {
    var failure = new SQLException("terminating connection", state);

    assertThat(DatabaseAway.isCauseOf(new TransactionSystemException("commit", failure))).isTrue();
  }

  @Test
  void poolWithoutConnectionHasNoState() {
    assertThat(DatabaseAway.isCauseOf(new SQLTransientConnectionException("timed out"))).isTrue();
  }

  /** Unique violation, undefined table, deadlock: the statement's own. */
  @ParameterizedTest
  @ValueSource(strings = {"23505", "42P01", "40P01", ""})
  void failureOfAStatementIsAnother(String state) {
    var failure = new SQLException("duplicate key", state);

    assertThat(DatabaseAway.isCauseOf(new DataIntegrityViolationException("insert", failure)))
        .isFalse();
  }

  @Test
  void failureThatIsNotTheDatabasesIsAnother() {
    assertThat(DatabaseAway.isCauseOf(new IllegalStateException("other"))).isFalse();
  }
}
