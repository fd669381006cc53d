package io.thimble.db;

import io.thimble.db.course.TrialPoint;
import io.thimble.db.course.TrialPoint.RungPoint;
import io.thimble.hw.cost.Estimate;
import io.thimble.hw.score.Accuracy;
import io.thimble.hw.search.TrialState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads rows of trials as points. */
final class PointRows {
  /** One row a trial, with the whole numbers of its rungs one after the other. */
  static final String SELECT =
      """
      select trial.number, trial.state, trial.family, trial.decisions, trial.estimate,
             trial.replica_of, trial.attempt, trial.worker, trial.epoch, trial.epochs,
             trial.audited, trial.validation_float_correct, trial.validation_float_clips,
             trial.validation_int8_correct, trial.validation_int8_clips,
             trial.test_int8_correct, trial.test_int8_clips, trial.on_front,
             artifact.model is not null as files,
             (select string_agg(epoch || ',' || float_correct || ',' || clips, ',' order by rung)
                from rung_result
               where rung_result.search = trial.search
                 and rung_result.trial = trial.number) as rungs,
             trial.reason, trial.started_at, trial.ended_at
        from trial
        left join artifact on artifact.search = trial.search and artifact.trial = trial.number
       where trial.search = :search
      """;

  private static final int NUMBERS_OF_A_RUNG = 3;

  private PointRows() {}

  static TrialPoint read(ResultSet row, int index) throws SQLException {
    var test = row.getObject("test_int8_clips", Integer.class);
    return new TrialPoint(
        row.getInt("number"),
        TrialState.valueOf(row.getString("state")),
        row.getString("family"),
        row.getString("decisions"),
        StoredJson.read(row.getString("estimate"), Estimate.class),
        row.getObject("replica_of", Integer.class),
        row.getInt("attempt"),
        row.getString("worker"),
        row.getInt("epoch"),
        row.getInt("epochs"),
        row.getBoolean("audited"),
        TrialRows.score(row, "validation"),
        test == null ? null : new Accuracy(row.getInt("test_int8_correct"), test),
        rungs(row),
        row.getBoolean("on_front"),
        row.getBoolean("files"),
        row.getString("reason"),
        Times.optional(row, "started_at"),
        Times.optional(row, "ended_at"));
  }

  private static List<RungPoint> rungs(ResultSet row) throws SQLException {
    var text = row.getString("rungs");
    if (text == null) {
      return List.of();
    }
    var numbers = text.split(",", -1);
    var rungs = new ArrayList<RungPoint>(numbers.length / NUMBERS_OF_A_RUNG);
    for (int i = 0; i < numbers.length; i += NUMBERS_OF_A_RUNG) {
      rungs.add(
          new RungPoint(
              Integer.parseInt(numbers[i]),
              new Accuracy(Integer.parseInt(numbers[i + 1]), Integer.parseInt(numbers[i + 2]))));
    }
    return rungs;
  }
}
