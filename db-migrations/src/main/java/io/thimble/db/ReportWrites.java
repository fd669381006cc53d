package io.thimble.db;

import io.thimble.db.trial.Attempt;
import io.thimble.db.trial.Confusions;
import io.thimble.db.trial.TrialReport;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes reports of trials; the caller holds the transaction that scores the trial. */
final class ReportWrites {
  private final JdbcClient client;

  ReportWrites(JdbcClient client) {
    this.client = client;
  }

  void keep(Attempt attempt, TrialReport report) {
    client
        .sql(
            """
            insert into trial_report (search, trial, validation, layers, misheard)
            values (:search, :trial, cast(:validation as jsonb), cast(:layers as jsonb),
                    cast(:misheard as jsonb))
            """)
        .param("search", attempt.search())
        .param("trial", attempt.trial())
        .param("validation", StoredJson.write(report.validation()))
        .param("layers", report.layers() == null ? null : StoredJson.write(report.layers()))
        .param("misheard", StoredJson.write(report.misheard()))
        .update();
  }

  /** A trial that an older program scored gets its first report here. */
  void keepTest(UUID search, int trial, Confusions test) {
    client
        .sql(
            """
            insert into trial_report (search, trial, test)
            values (:search, :trial, cast(:test as jsonb))
                on conflict (search, trial) do update set test = excluded.test
            """)
        .param("search", search)
        .param("trial", trial)
        .param("test", StoredJson.write(test))
        .update();
  }
}
