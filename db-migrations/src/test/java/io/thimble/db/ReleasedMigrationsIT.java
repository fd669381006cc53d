package io.thimble.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Databases have run them already, so a migration stays as it was released. */
@ExtendWith(SharedDatabase.class)
class ReleasedMigrationsIT {
  private static final Path CHECKSUMS =
      Path.of("src/test/resources/io/thimble/db/released/checksums.txt");

  @Test
  void releasedMigrationsNeverChange(DataSource source) {
    var here =
        JdbcClient.create(source)
            .sql("select script || ' ' || checksum from flyway_schema_history where type = 'SQL'")
            .query(String.class)
            .list()
            .stream()
            .collect(byName());

    var released = released();
    assertThat(here)
        .as("Released migrations never change, as databases have run them. Maybe write a new one")
        .containsAllEntriesOf(released);
    here.keySet().removeAll(released.keySet());
    assertThat(here)
        .as("Migrations without a checksum. Maybe add each to %s, as NAME CHECKSUM", CHECKSUMS)
        .isEmpty();
  }

  private static SortedMap<String, String> released() {
    try (var lines = Files.lines(CHECKSUMS)) {
      return lines.collect(byName());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Collector<String, ?, SortedMap<String, String>> byName() {
    return Collectors.toMap(
        line -> line.substring(0, line.indexOf(' ')),
        line -> line.substring(line.indexOf(' ') + 1),
        (one, _) -> one,
        TreeMap::new);
  }
}
