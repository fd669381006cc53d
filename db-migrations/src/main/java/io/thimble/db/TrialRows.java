package io.thimble.db;

import io.thimble.db.trial.Origin;
import io.thimble.db.trial.Score;
import io.thimble.db.trial.StoredTrial;
import io.thimble.hw.arch.Family;
import io.thimble.hw.cost.Estimate;
import io.thimble.hw.score.Accuracy;
import io.thimble.hw.search.TrialState;
import io.thimble.hw.space.Decisions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads rows of trials. */
final class TrialRows {
  /** Every column of a trial, with the digest and the scheme of its artifact. */
  static final String SELECT =
      """
      select trial.*, artifact.model_sha256, artifact.quantization
        from trial
        left join artifact on artifact.search = trial.search and artifact.trial = trial.number
      """;

  private TrialRows() {}

  static StoredTrial read(ResultSet row, int index) throws SQLException {
    return new StoredTrial(
        row.getObject("search", UUID.class),
        row.getInt("number"),
        new Decisions(
            Family.ofLabel(row.getString("family")),
            StoredJson.readCounts(row.getString("decisions"))),
        row.getString("architecture"),
        StoredJson.read(row.getString("estimate"), Estimate.class),
        origin(row),
        row.getObject("replica_of", Integer.class),
        TrialState.valueOf(row.getString("state")),
        row.getInt("attempt"),
        row.getString("worker"),
        row.getInt("rung"),
        row.getInt("epoch"),
        row.getInt("epochs"),
        row.getBoolean("audited"),
        score(row, "validation"),
        score(row, "test"),
        row.getString("model_sha256"),
        row.getString("quantization"),
        row.getBoolean("on_front"),
        row.getString("reason"),
        Times.required(row, "created_at"),
        Times.optional(row, "started_at"),
        Times.optional(row, "ended_at"));
  }

  private static @Nullable Origin origin(ResultSet row) throws SQLException {
    var json = row.getString("origin");
    return json == null ? null : StoredJson.read(json, Origin.class);
  }

  /** What was measured on a split, or null. */
  static @Nullable Score score(ResultSet row, String split) throws SQLException {
    return row.getObject(split + "_int8_clips") == null
        ? null
        : new Score(accuracy(row, split + "_float"), accuracy(row, split + "_int8"));
  }

  private static Accuracy accuracy(ResultSet row, String name) throws SQLException {
    return new Accuracy(row.getInt(name + "_correct"), row.getInt(name + "_clips"));
  }
}
