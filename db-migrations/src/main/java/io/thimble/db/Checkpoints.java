package io.thimble.db;

import io.thimble.db.trial.Attempt;
import io.thimble.db.trial.StoredCheckpoint;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Checkpoints in PostgreSQL. A trial has at most one and a final trial none, so a search takes no
 * more space than its trials in training need. Who writes holds the {@link SearchLock} and the
 * transaction, and has passed the attempt's fence.
 */
final class Checkpoints {
  /** The epoch of a trial's checkpoint, null without one: part of a statement on that trial. */
  static final String EPOCH =
      """
      (select checkpoint.epoch
         from checkpoint
        where checkpoint.search = trial.search
          and checkpoint.trial = trial.number)\
      """;

  private final JdbcClient client;

  Checkpoints(JdbcClient client) {
    this.client = client;
  }

  Optional<StoredCheckpoint> find(UUID search, int number) {
    return client
        .sql("select epoch, state from checkpoint where search = :search and trial = :number")
        .param("search", search)
        .param("number", number)
        .query((row, _) -> new StoredCheckpoint(row.getInt("epoch"), row.getBytes("state")))
        .optional();
  }

  /** Keeps a checkpoint in place of the one before. */
  void keep(Attempt attempt, StoredCheckpoint checkpoint) {
    client
        .sql(
            """
            insert into checkpoint (search, trial, epoch, state)
            values (:search, :trial, :epoch, :state)
                on conflict (search, trial) do update
               set epoch = excluded.epoch, state = excluded.state
            """)
        .param("search", attempt.search())
        .param("trial", attempt.trial())
        .param("epoch", checkpoint.epoch())
        .param("state", checkpoint.state())
        .update();
  }

  /** Removes the checkpoint of a trial that has become final. */
  void remove(UUID search, int number) {
    client
        .sql("delete from checkpoint where search = :search and trial = :number")
        .param("search", search)
        .param("number", number)
        .update();
  }

  /** Removes the checkpoints of a search whose trials have all become final. */
  void removeAll(UUID search) {
    client.sql("delete from checkpoint where search = :search").param("search", search).update();
  }
}
