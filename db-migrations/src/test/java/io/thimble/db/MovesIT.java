package io.thimble.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.db.event.Event;
import io.thimble.db.trial.Attempt;
import io.thimble.hw.score.Accuracy;
import io.thimble.hw.search.SearchMove;
import io.thimble.hw.search.SearchState;
import io.thimble.hw.search.TrialMove;
import io.thimble.hw.search.TrialState;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The stores make the moves of the two machines, from every state, and no other. */
@ExtendWith(SharedDatabase.class)
class MovesIT {
  private Database database;

  @BeforeEach
  void open(DataSource source) {
    database = Database.of(source);
  }

  static Stream<Arguments> searchMoves() {
    return Arrays.stream(SearchState.values())
        .flatMap(
            state -> Arrays.stream(SearchMove.values()).map(move -> Arguments.of(state, move)));
  }

  static Stream<Arguments> trialMoves() {
    return Arrays.stream(TrialState.values())
        .flatMap(state -> Arrays.stream(TrialMove.values()).map(move -> Arguments.of(state, move)));
  }

  @ParameterizedTest
  @MethodSource("searchMoves")
  void aSearchMovesWhereTheMachineSaysAndLeavesAnEvent(SearchState from, SearchMove move) {
    var search = searchThatIs(from);
    var before = database.searches().find(search);

    var moved = database.searches().move(search, move, "for the test");

    assertThat(moved).isEqualTo(move.from().contains(from));
    if (moved) {
      var after = database.searches().find(search).orElseThrow();
      assertThat(after.state()).isEqualTo(move.to());
      assertThat(after.endedAt() != null).isEqualTo(move.to().isFinal());
      assertThat(lastEvent(search).type()).isEqualTo("search-" + label(move.to()));
    } else {
      assertThat(database.searches().find(search)).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @MethodSource("trialMoves")
  void aTrialMovesWhereTheMachineSaysAndLeavesAnEvent(TrialState from, TrialMove move) {
    var search = Samples.runningSearch(database);
    var attempt = trialThatIs(search, from);
    var before = database.trials().find(search, 0);
    var last = lastEvent(search);

    make(move, attempt);

    if (move.from().contains(from)) {
      assertThat(database.trials().find(search, 0).orElseThrow().state()).isEqualTo(move.to());
      assertThat(database.events().after(search, last.id(), 100))
          .extracting(Event::type)
          .contains(move == TrialMove.PROMOTE ? "trial-promoted" : "trial-" + label(move.to()));
    } else {
      assertThat(database.trials().find(search, 0)).isEqualTo(before);
    }
  }

  private UUID searchThatIs(SearchState state) {
    var id = database.searches().create(Samples.SPEC);
    switch (state) {
      case QUEUED -> {}
      case RUNNING -> move(id, SearchMove.START);
      case PAUSED -> move(id, SearchMove.PAUSE);
      case CANCELLED -> move(id, SearchMove.CANCEL);
      case FAILED -> move(id, SearchMove.FAIL);
      case COMPLETED -> {
        move(id, SearchMove.START);
        move(id, SearchMove.COMPLETE);
      }
    }
    return id;
  }

  private void move(UUID search, SearchMove move) {
    assertThat(database.searches().move(search, move, "for the test")).isTrue();
  }

  /** Of a search that runs, so that a trial is cancelled alone only where the search is. */
  private Attempt trialThatIs(UUID search, TrialState state) {
    Samples.propose(database, search, 0);
    if (state == TrialState.QUEUED) {
      return new Attempt(search, 0, 1);
    }
    var attempt = Samples.begin(database, search, 0);
    switch (state) {
      case QUEUED, RUNNING -> {}
      case WAITING -> make(TrialMove.REACH, attempt);
      case STOPPED -> {
        make(TrialMove.REACH, attempt);
        make(TrialMove.STOP, attempt);
      }
      case SCORED -> make(TrialMove.SCORE, attempt);
      case FAILED -> make(TrialMove.FAIL, attempt);
      case CANCELLED -> {
        make(TrialMove.CANCEL, attempt);
      }
    }
    assertThat(database.trials().find(search, 0).orElseThrow().state()).isEqualTo(state);
    return attempt;
  }

  private void make(TrialMove move, Attempt attempt) {
    var trials = database.trials();
    var search = attempt.search();
    switch (move) {
      case BEGIN -> trials.begin(search, 0, Samples.WORKER);
      case RELEASE -> trials.release(attempt, null);
      case REACH ->
          trials.reachRung(attempt, new Accuracy(150, 200), Samples.checkpoint(Samples.EPOCHS));
      case PROMOTE -> trials.promote(search, 0, 2 * Samples.EPOCHS, false);
      case STOP -> trials.stop(search, 0);
      case SCORE -> trials.score(attempt, Samples.score(180), Samples.artifacts("model"));
      case FAIL -> trials.fail(attempt, "diverged");
      case CANCEL -> database.searches().move(search, SearchMove.CANCEL, null);
    }
  }

  private Event lastEvent(UUID search) {
    return database.events().after(search, 0, 1_000).getLast();
  }

  private static String label(Enum<?> state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
