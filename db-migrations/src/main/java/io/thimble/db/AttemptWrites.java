package io.thimble.db;

import io.thimble.db.artifact.Artifacts;
import io.thimble.db.trial.Attempt;
import io.thimble.db.trial.Confusions;
import io.thimble.db.trial.EpochResult;
import io.thimble.db.trial.Score;
import io.thimble.db.trial.StoredCheckpoint;
import io.thimble.db.trial.TrialReport;
import io.thimble.hw.score.Accuracy;
import io.thimble.hw.search.TrialMove;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * What attempts write. Each statement is fenced by the attempt's number, so that a late one finds
 * no row; the caller holds the {@link SearchLock} and the transaction.
 */
final class AttemptWrites {
  private final JdbcClient client;
  private final WorkQueue queue;
  private final EventLog log;
  private final FrontKeeper front;
  private final Checkpoints checkpoints;
  private final ReportWrites reports;

  AttemptWrites(
      JdbcClient client,
      WorkQueue queue,
      EventLog log,
      FrontKeeper front,
      Checkpoints checkpoints,
      ReportWrites reports) {
    this.client = client;
    this.queue = queue;
    this.log = log;
    this.front = front;
    this.checkpoints = checkpoints;
    this.reports = reports;
  }

  boolean progress(Attempt attempt, EpochResult result) {
    var progress =
        AttemptFence.of(
                client,
                """
                update trial
                   set epoch = greatest(epoch, :epoch)
                """,
                "returning epochs, old.epoch < new.epoch as further",
                attempt)
            .param("epoch", result.epoch())
            .query(Progress.class)
            .optional();
    progress
        .filter(Progress::further)
        .ifPresent(
            further ->
                log.append(
                    attempt.search(),
                    "trial-progress",
                    attempt.trial(),
                    data(attempt, result, further.epochs())));
    return progress.isPresent();
  }

  /** JSON has no word for what is not a number. */
  private static Map<String, ?> data(Attempt attempt, EpochResult result, int epochs) {
    var data = new HashMap<String, Object>();
    data.put("attempt", attempt.number());
    data.put("epoch", result.epoch());
    data.put("epochs", epochs);
    if (Double.isFinite(result.loss())) {
      data.put("loss", result.loss());
    }
    if (Double.isFinite(result.seconds())) {
      data.put("seconds", result.seconds());
    }
    return data;
  }

  private record Progress(int epochs, boolean further) {}

  boolean score(
      Attempt attempt, Score validation, Artifacts artifacts, @Nullable TrialReport report) {
    var written =
        scored(
                moved(
                    TrialMove.SCORE,
                    """
                    , epoch = epochs, ended_at = now(),
                           validation_float_correct = :floatCorrect,
                           validation_float_clips = :floatClips,
                           validation_int8_correct = :int8Correct,
                           validation_int8_clips = :int8Clips
                    """,
                    attempt),
                validation)
            .update();
    if (written == 0) {
      return false;
    }
    keep(attempt, artifacts);
    if (report != null) {
      reports.keep(attempt, report);
    }
    checkpoints.remove(attempt.search(), attempt.trial());
    log.trialMoved(
        attempt.search(), attempt.trial(), TrialMove.SCORE.to(), accuracy(validation.int8()));
    front.renew(attempt.search());
    queue.wake(attempt.search());
    return true;
  }

  private void keep(Attempt attempt, Artifacts artifacts) {
    client
        .sql(
            """
            insert into artifact (search, trial, model, model_sha256, quantization, bundle, network)
            values (:search, :trial, :model, :modelSha256, :quantization, :bundle, :network)
            """)
        .param("search", attempt.search())
        .param("trial", attempt.trial())
        .param("model", artifacts.model())
        .param("modelSha256", artifacts.modelSha256())
        .param("quantization", artifacts.quantization())
        .param("bundle", artifacts.bundle())
        .param("network", artifacts.network())
        .update();
  }

  boolean fail(Attempt attempt, String reason) {
    var written =
        moved(TrialMove.FAIL, ", reason = :reason, ended_at = now()", attempt)
            .param("reason", reason)
            .update();
    if (written == 0) {
      return false;
    }
    checkpoints.remove(attempt.search(), attempt.trial());
    log.trialMoved(
        attempt.search(), attempt.trial(), TrialMove.FAIL.to(), Map.of("reason", reason));
    queue.wake(attempt.search());
    return true;
  }

  boolean keep(Attempt attempt, StoredCheckpoint checkpoint) {
    var epochs = fenced("select epochs from trial\n", attempt).query(Integer.class).optional();
    if (epochs.isEmpty()) {
      return false;
    }
    if (checkpoint.epoch() > epochs.get()) {
      throw new IllegalArgumentException(
          "Trial %d trains to epoch %d, and the checkpoint is of epoch %d. Maybe it is another trial's."
              .formatted(attempt.trial(), epochs.get(), checkpoint.epoch()));
    }
    checkpoints.keep(attempt, checkpoint);
    return true;
  }

  boolean release(Attempt attempt, @Nullable StoredCheckpoint checkpoint) {
    if (checkpoint != null && !keep(attempt, checkpoint)) {
      return false;
    }
    return leave(attempt, Map.of("attempt", attempt.number()));
  }

  /** Releases an attempt that was counted as lost; nothing happens where it was the last. */
  void leaveLost(Attempt attempt) {
    leave(attempt, Map.of("attempt", attempt.number(), "lost", true));
  }

  private boolean leave(Attempt attempt, Map<String, ?> data) {
    var written =
        moved(TrialMove.RELEASE, ", epoch = coalesce(%s, 0)".formatted(Checkpoints.EPOCH), attempt)
            .update();
    if (written == 0) {
      return false;
    }
    log.trialMoved(attempt.search(), attempt.trial(), TrialMove.RELEASE.to(), data);
    queue.run(attempt.search(), attempt.trial());
    return true;
  }

  boolean scoreTest(
      UUID search, int number, Score test, byte[] bundle, @Nullable Confusions heard) {
    var written =
        scored(
                client.sql(
                    """
                    update trial
                       set test_float_correct = :floatCorrect,
                           test_float_clips = :floatClips,
                           test_int8_correct = :int8Correct,
                           test_int8_clips = :int8Clips
                     where search = :search
                       and number = :number
                       and state = 'SCORED'
                    """),
                test)
            .param("search", search)
            .param("number", number)
            .update();
    if (written == 0) {
      return false;
    }
    client
        .sql("update artifact set bundle = :bundle where search = :search and trial = :number")
        .param("bundle", bundle)
        .param("search", search)
        .param("number", number)
        .update();
    if (heard != null) {
      reports.keepTest(search, number, heard);
    }
    log.append(search, "trial-tested", number, accuracy(test.int8()));
    return true;
  }

  private StatementSpec moved(TrialMove move, String assignments, Attempt attempt) {
    return AttemptFence.move(client, move, assignments, "", attempt);
  }

  private StatementSpec fenced(String sql, Attempt attempt) {
    return AttemptFence.of(client, sql, "", attempt);
  }

  private static StatementSpec scored(StatementSpec statement, Score score) {
    return statement
        .param("floatCorrect", score.floating().correct())
        .param("floatClips", score.floating().clips())
        .param("int8Correct", score.int8().correct())
        .param("int8Clips", score.int8().clips());
  }

  private static Map<String, ?> accuracy(Accuracy int8) {
    return Map.of("accuracy", int8.accuracy(), "correct", int8.correct(), "clips", int8.clips());
  }
}
