package io.thimble.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.thimble.db.event.Event;
import io.thimble.db.search.Rejections;
import io.thimble.db.trial.Attempt;
import io.thimble.db.trial.StoredTrial;
import io.thimble.hw.score.Front;
import io.thimble.hw.score.Hypervolume;
import io.thimble.hw.score.ObjectiveValues;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedDatabase.class)
class FrontIT {
  private static final int TRIALS = 14;

  private Database database;

  @BeforeEach
  void open(DataSource source) {
    database = Database.of(source);
  }

  /** Few different values, so that ties are common. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void frontAfterEveryScoreIsThatOfAllScoredTrials(long seed) {
    var random = new Random(seed);
    var search = Samples.runningSearch(database);

    for (var attempt : begunInRandomOrder(search, random)) {
      database
          .trials()
          .score(
              attempt,
              Samples.score(100 + random.nextInt(6) * 10),
              Samples.artifacts("model " + attempt.trial()));

      var expected = Front.nonDominated(scored(search), FrontIT::values);
      assertThat(front(search)).isEqualTo(numbers(expected));
      assertThat(database.searches().find(search).orElseThrow().hypervolume())
          .isCloseTo(hypervolume(expected), within(1e-12));
    }
  }

  @Test
  void scoreThatLeavesTheFrontAsItIsTellsSoByItsSilence() {
    var search = Samples.runningSearch(database);
    scoreOne(search, 0, 180);
    scoreOne(search, 1, 170);

    assertThat(front(search)).containsExactly(0);
    assertThat(
            database.events().after(search, 0, 100).stream()
                .map(Event::type)
                .filter("front-changed"::equals))
        .hasSize(1);
  }

  @Test
  void trialsWithEqualObjectivesAreAllOnTheFront() {
    var search = Samples.runningSearch(database);
    scoreOne(search, 0, 180);
    scoreOne(search, 1, 180);

    assertThat(front(search)).containsExactly(0, 1);
  }

  @Test
  void replicaIsNeverOnTheFrontAndLeavesItsHypervolumeAlone() {
    var search = Samples.runningSearch(database);
    scoreOne(search, 0, 180);
    var before = database.searches().find(search).orElseThrow().hypervolume();
    for (int replica : List.of(1, 2)) {
      database
          .trials()
          .propose(search, replica, Samples.replicaOf(0), Samples.EPOCHS, Rejections.NONE);
      database
          .trials()
          .score(
              Samples.begin(database, search, replica),
              Samples.score(180 + 5 * replica),
              Samples.artifacts("replica " + replica));
    }

    assertThat(front(search)).containsExactly(0);
    assertThat(database.searches().find(search).orElseThrow().hypervolume()).isEqualTo(before);
    assertThat(database.trials().find(search, 2).orElseThrow().validation())
        .isEqualTo(Samples.score(190));
  }

  private void scoreOne(UUID search, int number, int correct) {
    var attempt = Samples.begunTrial(database, search, number);
    database.trials().score(attempt, Samples.score(correct), Samples.artifacts("model " + number));
  }

  private List<Attempt> begunInRandomOrder(UUID search, Random random) {
    var attempts = new ArrayList<Attempt>();
    for (int number = 0; number < TRIALS; number++) {
      var proposal =
          Samples.proposal(
              10_000L * (1 + random.nextInt(4)),
              4_000L * (1 + random.nextInt(4)),
              100_000L * (1 + random.nextInt(4)));
      database.trials().propose(search, number, proposal, Samples.EPOCHS, Rejections.NONE);
      attempts.add(Samples.begin(database, search, number));
    }
    Collections.shuffle(attempts, random);
    return attempts;
  }

  private List<StoredTrial> scored(UUID search) {
    return database.trials().ofSearch(search).stream()
        .filter(trial -> trial.validation() != null)
        .toList();
  }

  private List<Integer> front(UUID search) {
    return numbers(
        database.trials().ofSearch(search).stream().filter(StoredTrial::onFront).toList());
  }

  private static double hypervolume(List<StoredTrial> front) {
    return Hypervolume.of(
        front.stream().map(trial -> ObjectiveValues.scaled(Samples.SPEC, values(trial))).toList(),
        ObjectiveValues.reference(Samples.SPEC));
  }

  private static List<Integer> numbers(List<StoredTrial> trials) {
    return trials.stream().map(StoredTrial::number).toList();
  }

  private static double[] values(StoredTrial trial) {
    return ObjectiveValues.of(
        Samples.SPEC, trial.estimate(), Objects.requireNonNull(trial.validation()).int8());
  }
}
