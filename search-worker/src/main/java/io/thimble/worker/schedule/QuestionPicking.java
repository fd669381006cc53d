package io.thimble.worker.schedule;

import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import io.thimble.db.QuestionChoice;
import java.util.UUID;

/** Has db-scheduler pick questions by the {@link QuestionChoice}. */
final class QuestionPicking extends PostgreSqlJdbcCustomization {
  private static final boolean IN_A_TRANSACTION = true;
  private static final boolean IN_UTC = true;

  private final UUID worker;

  QuestionPicking(UUID worker) {
    super(IN_A_TRANSACTION, IN_UTC);
    this.worker = worker;
  }

  @Override
  public String createGenericSelectForUpdateQuery(
      String tableName, int limit, String requiredAndCondition, boolean orderByPriority) {
    return QuestionChoice.select(worker, limit, requiredAndCondition);
  }
}
