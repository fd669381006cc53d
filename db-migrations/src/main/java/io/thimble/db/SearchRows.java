package io.thimble.db;

import io.thimble.db.search.Importance;
import io.thimble.db.search.Rejections;
import io.thimble.db.search.StoredSearch;
import io.thimble.hw.search.SearchSpecJson;
import io.thimble.hw.search.SearchState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads rows of searches. */
final class SearchRows {
  private SearchRows() {}

  static StoredSearch read(ResultSet row, int index) throws SQLException {
    return new StoredSearch(
        row.getObject("id", UUID.class),
        row.getString("owner"),
        row.getInt("priority"),
        SearchSpecJson.read(row.getString("spec")),
        row.getObject("imported", UUID.class),
        SearchState.valueOf(row.getString("state")),
        row.getString("reason"),
        row.getLong("proposals"),
        rejections(row),
        row.getDouble("hypervolume"),
        importance(row),
        row.getString("traceparent"),
        Times.required(row, "created_at"),
        Times.optional(row, "started_at"),
        Times.optional(row, "ended_at"));
  }

  /** A program that knows no limits counts the sum alone, so the rest of it has no name. */
  private static Rejections rejections(ResultSet row) throws SQLException {
    var infeasibleBy = StoredJson.readLongs(row.getString("rejected_by"));
    var named = infeasibleBy.values().stream().mapToLong(Long::longValue).sum();
    var rest = row.getLong("infeasible") - named;
    if (rest > 0) {
      infeasibleBy.merge(Rejections.UNKNOWN, rest, Long::sum);
    }
    return new Rejections(row.getLong("duplicates"), infeasibleBy);
  }

  private static @Nullable Importance importance(ResultSet row) throws SQLException {
    var json = row.getString("importance");
    return json == null ? null : StoredJson.read(json, Importance.class);
  }
}
