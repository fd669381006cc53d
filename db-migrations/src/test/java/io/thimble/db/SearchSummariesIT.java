package io.thimble.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.db.search.Rejections;
import io.thimble.db.search.SearchSummary;
import io.thimble.db.trial.ScoredTrial;
import io.thimble.db.trial.StoredTrial;
import io.thimble.hw.score.Accuracy;
import io.thimble.hw.search.SearchMove;
import io.thimble.hw.search.TrialState;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is summed up and paged in SQL, against the same in Java over all trials. */
@ExtendWith(SharedDatabase.class)
class SearchSummariesIT {
  private static final int TRIALS = 20;

  private Database database;

  @BeforeEach
  void open(DataSource source) {
    database = Database.of(source);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void sumsAreThoseOfAllTrials(long seed) {
    var random = new Random(seed);
    var ids = Stream.generate(() -> randomSearch(random)).limit(2).toList();
    var without = Samples.runningSearch(database);

    var summaries = database.summaries().of(List.of(ids.getFirst(), ids.getLast(), without));

    assertThat(summaries).hasSize(3).containsEntry(without, SearchSummary.NONE);
    for (var id : ids) {
      assertThat(summaries).containsEntry(id, expected(database.trials().ofSearch(id)));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {5, 6})
  void pagesTogetherAreAllTrials(long seed) {
    var id = randomSearch(new Random(seed));
    var all = database.trials().ofSearch(id);

    var first = database.pages().after(id, -1, 7);
    var second = database.pages().after(id, 6, TRIALS);

    assertThat(Stream.concat(first.stream(), second.stream())).isEqualTo(all);
    assertThat(first).hasSize(7);
    assertThat(database.pages().onFront(id))
        .isEqualTo(all.stream().filter(StoredTrial::onFront).toList());
    assertThat(database.pages().numbered(id, List.of(4, 1, 99)))
        .isEqualTo(List.of(all.get(1), all.get(4)));
    assertThat(database.pages().rungs(id, all.stream().map(StoredTrial::number).toList()))
        .isEqualTo(database.trials().rungs(id));
    assertThat(database.pages().rungs(id, List.of())).isEmpty();
    assertThat(database.pages().scored(id))
        .isEqualTo(
            all.stream()
                .flatMap(
                    trial ->
                        Stream.ofNullable(trial.validation())
                            .map(
                                score ->
                                    new ScoredTrial(
                                        trial.number(), trial.replicaOf(), score.int8())))
                .toList());
  }

  @Test
  void lastEventRisesWithEveryChange() {
    var id = Samples.runningSearch(database);
    var before = database.events().last(id);

    Samples.propose(database, id, 0);

    assertThat(database.events().last(id)).isGreaterThan(before);
    assertThat(database.events().last(UUID.randomUUID())).isZero();
  }

  /** Trials in random states, the last of them replicas; some searches are cancelled. */
  private UUID randomSearch(Random random) {
    var id = Samples.runningSearch(database);
    for (int number = 0; number < TRIALS; number++) {
      if (number >= TRIALS - 3) {
        database
            .trials()
            .propose(
                id, number, Samples.replicaOf(random.nextInt(5)), Samples.EPOCHS, Rejections.NONE);
      } else {
        Samples.propose(database, id, number);
      }
      move(random, id, number);
    }
    if (random.nextInt(3) == 0) {
      database.searches().move(id, SearchMove.CANCEL, null);
    }
    return id;
  }

  private void move(Random random, UUID id, int number) {
    var trials = database.trials();
    switch (random.nextInt(7)) {
      case 0 -> {}
      case 1 -> trials.progress(Samples.begin(database, id, number), 1 + random.nextInt(5));
      case 2 -> trials.fail(Samples.begin(database, id, number), "the loss is no number");
      case 3 -> reach(id, number);
      case 4 -> {
        reach(id, number);
        trials.stop(id, number);
      }
      case 5 -> {
        reach(id, number);
        trials.promote(id, number, 2 * Samples.EPOCHS, random.nextBoolean());
        trials.score(
            Samples.begin(database, id, number),
            Samples.score(100 + random.nextInt(90)),
            Samples.artifacts("model " + number));
      }
      default ->
          trials.score(
              Samples.begin(database, id, number),
              Samples.score(100 + random.nextInt(90)),
              Samples.artifacts("model " + number));
    }
  }

  private void reach(UUID id, int number) {
    database
        .trials()
        .reachRung(
            Samples.begin(database, id, number),
            new Accuracy(150, 200),
            Samples.checkpoint(Samples.EPOCHS));
  }

  private static SearchSummary expected(List<StoredTrial> all) {
    var own = all.stream().filter(trial -> trial.replicaOf() == null).toList();
    var replicas = all.stream().filter(trial -> trial.replicaOf() != null).toList();
    var audited = own.stream().filter(StoredTrial::audited).toList();
    return new SearchSummary(
        new SearchSummary.Counts(
            count(own, TrialState.SCORED),
            count(own, TrialState.FAILED),
            count(own, TrialState.STOPPED),
            count(own, TrialState.RUNNING),
            count(own, TrialState.WAITING)),
        replicas.size(),
        count(replicas, TrialState.SCORED),
        all.size(),
        (int) all.stream().filter(trial -> trial.state().isFinal()).count(),
        all.stream().filter(trial -> !trial.state().isFinal()).mapToLong(StoredTrial::epoch).sum(),
        own.stream()
            .map(StoredTrial::validation)
            .flatMap(Stream::ofNullable)
            .map(score -> score.int8().accuracy())
            .max(Comparator.naturalOrder())
            .orElse(null),
        (int) all.stream().filter(StoredTrial::onFront).count(),
        all.stream()
            .filter(trial -> trial.state() == TrialState.RUNNING)
            .map(trial -> new SearchSummary.Running(trial.number(), trial.epochs(), trial.epoch()))
            .toList(),
        new SearchSummary.Audit(
            (int)
                own.stream()
                    .filter(trial -> trial.audited() || trial.state() == TrialState.STOPPED)
                    .count(),
            audited.size(),
            count(audited, TrialState.SCORED),
            (int) audited.stream().filter(StoredTrial::onFront).count()));
  }

  private static int count(List<StoredTrial> trials, TrialState state) {
    return (int) trials.stream().filter(trial -> trial.state() == state).count();
  }
}
