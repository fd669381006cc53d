package io.thimble.db;

import io.thimble.db.trial.Confusions;
import io.thimble.db.trial.EpochResult;
import io.thimble.db.trial.LayerLoss;
import io.thimble.db.trial.Misheard;
import io.thimble.db.trial.StoredReport;
import io.thimble.db.trial.TrialReportStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reports of trials in PostgreSQL. */
final class PostgresTrialReportStore implements TrialReportStore {
  private final JdbcClient client;

  PostgresTrialReportStore(JdbcClient client) {
    this.client = client;
  }

  @Override
  public StoredReport find(UUID search, int trial) {
    return client
        .sql("select * from trial_report where search = :search and trial = :trial")
        .param("search", search)
        .param("trial", trial)
        .query(PostgresTrialReportStore::read)
        .optional()
        .orElse(StoredReport.NONE);
  }

  @Override
  public List<EpochResult> curve(UUID search, int trial) {
    return client
        .sql(
            """
            select distinct on (epoch)
                   cast(data ->> 'epoch' as integer) as epoch,
                   cast(data ->> 'loss' as double precision) as loss,
                   cast(coalesce(data ->> 'seconds', 'NaN') as double precision) as seconds
              from event
             where search = :search
               and trial = :trial
               and type = 'trial-progress'
               and data ->> 'loss' is not null
             order by epoch, id desc
            """)
        .param("search", search)
        .param("trial", trial)
        .query(EpochResult.class)
        .list();
  }

  private static StoredReport read(ResultSet row, int index) throws SQLException {
    return new StoredReport(
        read(row, "validation", PostgresTrialReportStore::confusions),
        read(row, "test", PostgresTrialReportStore::confusions),
        read(row, "layers", json -> StoredJson.readList(json, LayerLoss.class)),
        read(row, "misheard", json -> StoredJson.readList(json, Misheard.class)));
  }

  private static Confusions confusions(String json) {
    return StoredJson.read(json, Confusions.class);
  }

  private static <T> @Nullable T read(ResultSet row, String column, Function<String, T> form)
      throws SQLException {
    var json = row.getString(column);
    return json == null ? null : form.apply(json);
  }
}
