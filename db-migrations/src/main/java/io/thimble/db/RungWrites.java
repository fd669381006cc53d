package io.thimble.db;

import io.thimble.db.trial.Attempt;
import io.thimble.db.trial.RungResult;
import io.thimble.db.trial.StoredCheckpoint;
import io.thimble.hw.score.Accuracy;
import io.thimble.hw.search.TrialMove;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What happens at rungs: a trial reaches one and waits, goes on to the next, or is stopped. Who
 * writes holds the {@link SearchLock} and the transaction.
 */
final class RungWrites {
  private static final String WAITING =
      """
       where search = :search
         and number = :number
         and %s
         and (select state from search where id = :search) = 'RUNNING'
      """
          .formatted(Moves.from(TrialMove.PROMOTE));

  private final JdbcClient client;
  private final WorkQueue queue;
  private final EventLog log;
  private final Checkpoints checkpoints;

  RungWrites(JdbcClient client, WorkQueue queue, EventLog log, Checkpoints checkpoints) {
    this.client = client;
    this.queue = queue;
    this.log = log;
    this.checkpoints = checkpoints;
  }

  List<RungResult> results(UUID search) {
    return client
        .sql("select * from rung_result where search = :search order by trial, rung")
        .param("search", search)
        .query(RungWrites::read)
        .list();
  }

  boolean reach(Attempt attempt, Accuracy floating, StoredCheckpoint checkpoint) {
    var reached =
        AttemptFence.move(
                client, TrialMove.REACH, ", epoch = epochs", "returning rung, epochs", attempt)
            .query(Reached.class)
            .optional();
    if (reached.isEmpty()) {
      return false;
    }
    var rung = reached.get();
    if (rung.epochs() != checkpoint.epoch()) {
      throw new IllegalArgumentException(
          "Trial %d reaches its rung at epoch %d, and the checkpoint is of epoch %d. Maybe the training ended early."
              .formatted(attempt.trial(), rung.epochs(), checkpoint.epoch()));
    }
    var result = new RungResult(attempt.trial(), rung.rung(), rung.epochs(), floating);
    add(attempt.search(), result);
    checkpoints.keep(attempt, checkpoint);
    log.trialMoved(attempt.search(), attempt.trial(), TrialMove.REACH.to(), data(result));
    queue.wake(attempt.search());
    return true;
  }

  private record Reached(int rung, int epochs) {}

  private void add(UUID search, RungResult result) {
    client
        .sql(
            """
            insert into rung_result (search, trial, rung, epoch, float_correct, clips)
            values (:search, :trial, :rung, :epoch, :correct, :clips)
            """)
        .param("search", search)
        .param("trial", result.trial())
        .param("rung", result.rung())
        .param("epoch", result.epoch())
        .param("correct", result.floating().correct())
        .param("clips", result.floating().clips())
        .update();
  }

  boolean promote(UUID search, int number, int epochs, boolean audited) {
    var left =
        client
            .sql(
                """
                update trial
                   set %s, rung = rung + 1, epochs = :epochs,
                       audited = audited or :audited
                """
                        .formatted(Moves.to(TrialMove.PROMOTE))
                    + WAITING
                    + "   and epochs < :epochs returning old.rung")
            .param("epochs", epochs)
            .param("audited", audited)
            .param("search", search)
            .param("number", number)
            .query(Integer.class)
            .optional();
    left.ifPresent(
        rung -> {
          var data = new HashMap<String, Object>(data(result(search, number, rung)));
          data.put("epochs", epochs);
          data.put("audited", audited);
          log.append(search, "trial-promoted", number, data);
          queue.run(search, number);
        });
    return left.isPresent();
  }

  boolean stop(UUID search, int number) {
    var left =
        client
            .sql(
                """
                update trial
                   set %s, ended_at = now()
                """
                        .formatted(Moves.to(TrialMove.STOP))
                    + WAITING
                    + "returning rung")
            .param("search", search)
            .param("number", number)
            .query(Integer.class)
            .optional();
    left.ifPresent(
        rung -> {
          checkpoints.remove(search, number);
          log.trialMoved(search, number, TrialMove.STOP.to(), data(result(search, number, rung)));
          queue.wake(search);
        });
    return left.isPresent();
  }

  private RungResult result(UUID search, int number, int rung) {
    return client
        .sql(
            """
            select *
              from rung_result
             where search = :search
               and trial = :number
               and rung = :rung
            """)
        .param("search", search)
        .param("number", number)
        .param("rung", rung)
        .query(RungWrites::read)
        .single();
  }

  static RungResult read(ResultSet row, int index) throws SQLException {
    return new RungResult(
        row.getInt("trial"),
        row.getInt("rung"),
        row.getInt("epoch"),
        new Accuracy(row.getInt("float_correct"), row.getInt("clips")));
  }

  private static Map<String, ?> data(RungResult result) {
    var floating = result.floating();
    return Map.of(
        "rung", result.rung(),
        "epoch", result.epoch(),
        "accuracy", floating.accuracy(),
        "correct", floating.correct(),
        "clips", floating.clips());
  }
}
