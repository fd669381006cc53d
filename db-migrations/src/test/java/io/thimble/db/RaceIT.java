package io.thimble.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.db.event.Event;
import io.thimble.db.search.Rejections;
import io.thimble.db.trial.Attempt;
import io.thimble.hw.score.Accuracy;
import io.thimble.hw.search.TrialState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedDatabase.class)
class RaceIT {
  private static final int RACERS = 6;

  private Database database;
  private UUID search;

  @BeforeEach
  void startSearch(DataSource source) {
    database = Database.of(source);
    search = Samples.runningSearch(database);
  }

  @RepeatedTest(5)
  void ofRacingProposalsExactlyOneIsKept() throws Exception {
    var kept =
        race(
            _ ->
                database
                    .trials()
                    .propose(
                        search,
                        0,
                        Samples.proposal(20_000, 9_000, 400_000),
                        Samples.EPOCHS,
                        Rejections.NONE));

    assertThat(kept).containsOnlyOnce(true);
    assertThat(database.trials().ofSearch(search)).hasSize(1);
    assertThat(database.searches().find(search).orElseThrow().proposals()).isEqualTo(1);
  }

  @RepeatedTest(5)
  void ofTwoRacingBeginsOnlyTheLatestMayScore() throws Exception {
    Samples.propose(database, search, 0);
    var attempts =
        race(2, racer -> database.trials().begin(search, 0, "worker " + racer)).stream()
            .flatMap(Optional::stream)
            .toList();
    assertThat(attempts).extracting(Attempt::number).containsExactlyInAnyOrder(1, 2);

    var scored =
        race(
            2,
            racer ->
                database
                    .trials()
                    .score(
                        attempts.get(racer),
                        Samples.score(180),
                        Samples.artifacts("model " + attempts.get(racer).number())));

    assertThat(scored).containsOnlyOnce(true);
    assertThat(attempts.get(scored.indexOf(true)).number()).isEqualTo(2);
    assertThat(database.artifacts().find(search, 0).orElseThrow().model())
        .isEqualTo(Samples.bytes("model 2"));
  }

  @RepeatedTest(5)
  void ofRacingEndsOfOneAttemptExactlyOneCounts() throws Exception {
    var attempt = Samples.begunTrial(database, search, 0);

    var ended =
        race(
            racer ->
                switch (racer % 4) {
                  case 0 -> database.trials().fail(attempt, "diverged");
                  case 1 -> database.trials().release(attempt, Samples.checkpoint(3));
                  case 2 ->
                      database
                          .trials()
                          .reachRung(
                              attempt, new Accuracy(150, 200), Samples.checkpoint(Samples.EPOCHS));
                  default ->
                      database
                          .trials()
                          .score(attempt, Samples.score(180), Samples.artifacts("model"));
                });

    assertThat(ended).containsOnlyOnce(true);
  }

  @RepeatedTest(5)
  void ofRacingVerdictsOnOneTrialExactlyOneCounts() throws Exception {
    Samples.waitingTrial(database, search, 0, 150);

    var decided =
        race(
            racer ->
                racer % 2 == 0
                    ? database.trials().promote(search, 0, 2 * Samples.EPOCHS, false)
                    : database.trials().stop(search, 0));

    assertThat(decided).containsOnlyOnce(true);
    var trial = database.trials().find(search, 0).orElseThrow();
    var promoted = decided.indexOf(true) % 2 == 0;
    assertThat(trial.state()).isEqualTo(promoted ? TrialState.QUEUED : TrialState.STOPPED);
    assertThat(database.trials().checkpoint(search, 0).isPresent()).isEqualTo(promoted);
  }

  @Test
  void readerThatRemembersTheLastIdMissesNoEventOfConcurrentWriters() throws Exception {
    var attempts =
        IntStream.range(0, RACERS)
            .mapToObj(number -> Samples.begunTrial(database, search, number))
            .toList();
    var seen = new ArrayList<Event>();
    try (var threads = Executors.newFixedThreadPool(RACERS)) {
      var writers =
          attempts.stream()
              .<Future<?>>map(
                  attempt ->
                      threads.submit(
                          () -> {
                            for (int epoch = 1; epoch <= Samples.EPOCHS; epoch++) {
                              database.trials().progress(attempt, epoch);
                            }
                          }))
              .toList();
      while (!writers.stream().allMatch(Future::isDone)) {
        read(seen);
      }
      for (var writer : writers) {
        writer.get();
      }
      read(seen);
    }

    assertThat(seen).isEqualTo(database.events().after(search, 0, 1_000));
    assertThat(seen)
        .filteredOn(event -> event.type().equals("trial-progress"))
        .hasSize(RACERS * Samples.EPOCHS);
  }

  private void read(List<Event> seen) {
    seen.addAll(database.events().after(search, seen.isEmpty() ? 0 : seen.getLast().id(), 1_000));
  }

  private static <T> List<T> race(Racer<T> racer) throws Exception {
    return race(RACERS, racer);
  }

  private static <T> List<T> race(int racers, Racer<T> racer)
      throws InterruptedException, ExecutionException {
    var start = new CyclicBarrier(racers);
    try (var threads = Executors.newFixedThreadPool(racers)) {
      var results = new ArrayList<T>();
      var running =
          threads.invokeAll(
              IntStream.range(0, racers)
                  .<Callable<T>>mapToObj(
                      number ->
                          () -> {
                            start.await();
                            return racer.run(number);
                          })
                  .toList());
      for (var result : running) {
        results.add(result.get());
      }
      return results;
    }
  }

  private interface Racer<T> {
    T run(int number);
  }
}
