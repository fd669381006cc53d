package io.thimble.api.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.api.SeededSearch;
import io.thimble.db.Database;
import io.thimble.db.migrate.Migrate;
import io.thimble.db.postgres.EmbeddedDatabase;
import io.thimble.db.work.Tuning;
import io.thimble.hw.search.SearchMove;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The very query by which the chart has workers scaled, on the real schema. */
final class QueueQueryIT {
  @Test
  void trainingsThatCouldRunAreCounted(@TempDir Path folder) throws SQLException {
    var query = query();
    try (var postgres = EmbeddedDatabase.start(folder)) {
      Migrate.run(postgres.dataSource());
      var stores = Database.of(postgres.dataSource());
      assertThat(count(postgres, query)).as("nothing to do").isZero();

      var first = SeededSearch.queued(stores, "first");
      assertThat(count(postgres, query)).as("a search to begin").isEqualTo(1);

      stores.searches().move(first.id(), SearchMove.START, null);
      first.train(0);
      first.propose(1);
      first.propose(2);
      assertThat(count(postgres, query)).as("two wait, one trains").isEqualTo(3);

      stores.work().tune(first.id(), before -> new Tuning(before.priority(), 2));
      assertThat(count(postgres, query)).as("two may train at once").isEqualTo(2);

      var second = SeededSearch.running(stores, "second");
      assertThat(count(postgres, query)).as("another to propose for").isEqualTo(3);

      stores.searches().move(second.id(), SearchMove.PAUSE, null);
      stores.searches().move(first.id(), SearchMove.CANCEL, null);
      assertThat(count(postgres, query)).as("all paused or ended").isZero();

      fetch(postgres);
      assertThat(count(postgres, query)).as("a data set to fetch").isEqualTo(1);
    }
  }

  private static String query() {
    var spec = Rendering.of("keda").one("ScaledObject", "worker").spec();
    var metadata = spec.trees("triggers").getFirst().tree("metadata");
    assertThat(metadata.text("targetQueryValue")).isEqualTo("2");
    return metadata.text("query");
  }

  private static long count(EmbeddedDatabase postgres, String query) throws SQLException {
    try (var connection = postgres.dataSource().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      assertThat(rows.getMetaData().getColumnCount()).isEqualTo(1);
      assertThat(rows.next()).isTrue();
      long count = rows.getLong(1);
      assertThat(rows.next()).as("a second row").isFalse();
      return count;
    }
  }

  private static void fetch(EmbeddedDatabase postgres) throws SQLException {
    Database.of(postgres.dataSource())
        .imports()
        .fetch("mini", "local", "https://example.com/words.tar.gz", "0".repeat(64));
  }
}
