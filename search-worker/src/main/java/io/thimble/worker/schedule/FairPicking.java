package io.thimble.worker.schedule;

import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import io.thimble.db.FairChoice;
import java.util.UUID;

/** Has db-scheduler pick tasks by the {@link FairChoice} instead of by time alone. */
final class FairPicking extends PostgreSqlJdbcCustomization {
  private static final boolean IN_A_TRANSACTION = true;
  private static final boolean IN_UTC = true;

  private final UUID worker;
  private final Places places;

  FairPicking(UUID worker, Places places) {
    super(IN_A_TRANSACTION, IN_UTC);
    this.worker = worker;
    this.places = places;
  }

  @Override
  public String createGenericSelectForUpdateQuery(
      String tableName, int limit, String requiredAndCondition, boolean orderByPriority) {
    return FairChoice.select(worker, places.free(), limit, requiredAndCondition);
  }
}
