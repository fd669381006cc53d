package io.thimble.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thimble.db.migrate.SchemaTooOldException;
import io.thimble.db.migrate.SchemaVersion;
import io.thimble.db.search.SearchChanges;
import io.thimble.hw.search.SearchMove;
import io.thimble.hw.search.SearchState;
import io.thimble.hw.search.TrialState;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every schema that there ever was, with rows in all its tables, on its way to the newest. */
@ExtendWith(SharedDatabase.class)
class ReleasedSchemasIT {
  static List<Integer> versions() {
    return ReleasedSchema.versions();
  }

  @ParameterizedTest(name = "from V{0}")
  @MethodSource("versions")
  void everythingIsKeptAndSearchesGoOn(int version, DataSource server) throws Exception {
    try (var schema = ReleasedSchema.at(version, server)) {
      assertThat(schema.unfilled())
          .as(
              "columns of V%d that no row fills. Maybe add them to"
                  + " src/test/resources/io/thimble/db/released/V%d.sql, as programs write them",
              version, version)
          .isEmpty();

      assertThatTheNewestProgramsRefuse(version, schema.source());

      assertThat(schema.migrate()).as("what changed on the way").isEmpty();

      assertThatCode(() -> SchemaVersion.require(schema.source())).doesNotThrowAnyException();
      var stores = schema.stores();
      new ReleasedRows(version, stores).assertReadBack();
      frontFollowsFromTheTrialsThatWereKept(stores);
      lostAttemptsAreStillCounted(version, stores);
      othersGoOn(stores);
    }
  }

  private static void assertThatTheNewestProgramsRefuse(int version, DataSource source) {
    if (version < versions().getLast()) {
      assertThatThrownBy(() -> SchemaVersion.require(source))
          .isInstanceOf(SchemaTooOldException.class)
          .hasMessageContainingAll((version + 1) + " ", "Maybe run migrate first");
    }
  }

  /** A score that changes nothing has the whole front computed anew. */
  private static void frontFollowsFromTheTrialsThatWereKept(Database stores) {
    var attempt = stores.trials().begin(ReleasedRows.RUNNING, 5, "new/1").orElseThrow();
    assertThat(stores.trials().score(attempt, Samples.score(150), Samples.artifacts("dominated")))
        .isTrue();

    assertThat(stores.course().front(ReleasedRows.RUNNING)).containsExactly(0, 1);
    assertThat(stores.course().frontChanges(ReleasedRows.RUNNING)).hasSize(2);
    assertThat(stores.searches().find(ReleasedRows.RUNNING).orElseThrow().hypervolume())
        .isEqualTo(0.5);
  }

  /** It had lost one of the three that fail it, and it goes on from its checkpoint. */
  private static void lostAttemptsAreStillCounted(int version, Database stores) {
    var third = stores.trials().begin(ReleasedRows.RUNNING, 4, "new/1").orElseThrow();
    assertThat(third.number()).isEqualTo(3);
    assertThat(stores.trials().find(ReleasedRows.RUNNING, 4).orElseThrow().epoch())
        .isEqualTo(version < 2 ? 0 : 7);
    assertThat(stores.trials().lose(third, "It was killed.")).isTrue();
    assertThat(stores.trials().find(ReleasedRows.RUNNING, 4).orElseThrow().state())
        .isEqualTo(TrialState.QUEUED);

    var fourth = stores.trials().begin(ReleasedRows.RUNNING, 4, "new/1").orElseThrow();
    assertThat(stores.trials().lose(fourth, "It was killed.")).isTrue();
    assertThat(stores.trials().find(ReleasedRows.RUNNING, 4).orElseThrow().state())
        .isEqualTo(TrialState.FAILED);
  }

  private static void othersGoOn(Database stores) {
    assertThat(stores.searches().move(ReleasedRows.PAUSED, SearchMove.RESUME, null)).isTrue();
    assertThat(stores.trials().begin(ReleasedRows.PAUSED, 0, "new/1")).isPresent();
    assertThat(stores.searches().move(ReleasedRows.QUEUED, SearchMove.START, null)).isTrue();
    assertThat(stores.searches().create(Samples.SPEC)).isNotNull();
    assertThat(stores.changes().delete(ReleasedRows.COMPLETED))
        .isEqualTo(SearchChanges.Outcome.DONE);
    assertThat(stores.searches().find(ReleasedRows.COMPLETED)).isEmpty();
    assertThat(stores.searches().find(ReleasedRows.PAUSED).orElseThrow().state())
        .isEqualTo(SearchState.RUNNING);
  }
}
