package io.thimble.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thimble.db.allowance.Usage;
import io.thimble.db.archive.ArchivePart;
import io.thimble.db.search.StoredSearch;
import io.thimble.hw.search.SearchMove;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What owners are counted to have taken. */
@ExtendWith(SharedDatabase.class)
class AllowanceStoreIT {
  private static final String OWNER = StoredSearch.LOCAL_OWNER;

  private Database database;
  private JdbcClient client;

  @BeforeEach
  void open(DataSource source) {
    database = Database.of(source);
    client = JdbcClient.create(source);
  }

  @Test
  void trainingCountsForEveryAttemptAndStaysWhenItsSearchGoes() {
    var search = Samples.runningSearch(database);
    Samples.begunTrial(database, search, 0);
    hasRunFor(Duration.ofHours(2));
    assertThat(usage().trained().toHours()).as("while it runs").isEqualTo(2);

    var second = Samples.begin(database, search, 0);
    assertThat(usage().trained().toHours()).as("the lost attempt").isEqualTo(2);
    hasRunFor(Duration.ofHours(3));
    database.trials().score(second, Samples.score(170), Samples.artifacts("model"));
    assertThat(usage().trained().toHours()).as("both").isEqualTo(5);

    Samples.begunTrial(database, search, 1);
    hasRunFor(Duration.ofHours(4));
    database.changes().delete(search);
    assertThat(usage().trained().toHours()).as("of what was deleted").isEqualTo(9);
    assertThat(usage("somebody else").trained()).isZero();
  }

  @Test
  void trainingOfLongAgoIsForgotten() {
    var search = Samples.runningSearch(database);
    Samples.begunTrial(database, search, 0);
    hasRunFor(Duration.ofHours(2));
    database.searches().move(search, SearchMove.CANCEL, null);
    assertThat(usage().trained().toHours()).isEqualTo(2);

    client.sql("update training_time set day = day - 30").update();

    assertThat(usage().trained()).isZero();
  }

  @Test
  void archivesCountFromTheirAnnouncementUntilTheyAreForgotten() {
    var imports = database.imports();
    var sent = imports.expect("sent", OWNER, 3L << 30).orElseThrow().id();
    imports.append(sent, new ArchivePart(0, 1 << 20, "part"));
    assertThat(imports.expect("tiny", OWNER, 1)).isPresent();
    var fetched = imports.fetch("fetched", OWNER, "https://example.org/a", "0".repeat(64));

    assertThat(usage().storedBytes()).isEqualTo((3L << 30) + (1 << 20));
    assertThat(usage().fetches()).isEqualTo(1);
    imports.announce(fetched.orElseThrow().id(), 5L << 30);
    assertThat(usage().storedBytes()).isEqualTo((8L << 30) + (1 << 20));
    assertThat(usage().fetches()).isZero();

    imports.delete(sent);
    imports.forget(sent, Duration.ZERO);
    assertThat(usage().storedBytes()).isEqualTo((5L << 30) + (1 << 20));
  }

  @Test
  void whatIsTooMuchIsNotWritten() {
    assertThatThrownBy(
            () ->
                database
                    .allowances()
                    .within(
                        OWNER,
                        Duration.ofDays(30),
                        () -> database.searches().create(Samples.SPEC),
                        usage -> {
                          assertThat(usage.openSearches()).isEqualTo(1);
                          throw new IllegalStateException("too much");
                        }))
        .hasMessage("too much");

    assertThat(database.searches().list(null, 1)).isEmpty();
  }

  private void hasRunFor(Duration time) {
    client
        .sql(
            """
            update trial
               set started_at = now() - make_interval(secs => :seconds)
             where state = 'RUNNING'
            """)
        .param("seconds", time.toSeconds())
        .update();
  }

  private Usage usage() {
    return usage(OWNER);
  }

  private Usage usage(String owner) {
    var seen = new ArrayList<Usage>();
    database.allowances().within(owner, Duration.ofDays(30), UUID::randomUUID, seen::add);
    return seen.getFirst();
  }
}
