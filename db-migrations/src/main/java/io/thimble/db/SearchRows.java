package io.thimble.db;

import io.thimble.db.search.Rejections;
import io.thimble.db.search.StoredSearch;
import io.thimble.hw.search.SearchSpecJson;
import io.thimble.hw.search.SearchState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Reads rows of searches. */
final class SearchRows {
  private SearchRows() {}

  static StoredSearch read(ResultSet row, int index) throws SQLException {
    return new StoredSearch(
        row.getObject("id", UUID.class),
        SearchSpecJson.read(row.getString("spec")),
        SearchState.valueOf(row.getString("state")),
        row.getString("reason"),
        row.getLong("proposals"),
        new Rejections(
            row.getLong("duplicates"), new TreeMap<>(Map.of("budget", row.getLong("infeasible")))),
        row.getDouble("hypervolume"),
        Times.required(row, "created_at"),
        Times.optional(row, "started_at"),
        Times.optional(row, "ended_at"));
  }
}
