package io.thimble.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.db.dataset.StoredDataset;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedDatabase.class)
class DatasetStoreIT {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private Database database;

  @BeforeEach
  void open(DataSource source) {
    database = Database.of(source);
  }

  @Test
  void dataSetsAreListedByName() {
    var real =
        new StoredDataset(
            "real",
            "/data/real",
            new TreeMap<>(Map.of("no", 3, "yes", 4)),
            false,
            null,
            List.of("yes/a.wav is no WAV file"),
            NOON);
    var built = new StoredDataset("built-in", null, new TreeMap<>(), true, null, List.of(), NOON);
    database.datasets().see(real);
    database.datasets().see(built);

    assertThat(database.datasets().list()).containsExactly(built, real);
    assertThat(database.datasets().find("real")).contains(real);
    assertThat(database.datasets().find("unheard")).isEmpty();
  }

  @Test
  void laterSightReplacesTheEarlierOne() {
    database
        .datasets()
        .see(
            new StoredDataset(
                "real",
                "/data/real",
                new TreeMap<>(Map.of("no", 3)),
                false,
                null,
                List.of(),
                NOON));
    var broken =
        new StoredDataset(
            "real",
            "/mnt/real",
            new TreeMap<>(),
            false,
            "the folder is empty",
            List.of(),
            NOON.plusSeconds(60));
    database.datasets().see(broken);

    assertThat(database.datasets().list()).containsExactly(broken);
  }
}
