package io.thimble.api.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.thimble.api.soak.Operation.Disturbed;
import io.thimble.api.soak.Operation.Reported;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers by the dozen, killed and frozen, with trials that take no time. */
class WorkersIT {
  private static final Duration PATIENCE = Duration.ofMinutes(Scale.ofThisRun().of(3, 60));

  @TempDir private Path folder;
  private final Scale scale = Scale.ofThisRun();
  private Site site;

  @BeforeEach
  void start() {
    Site.requireWorker();
    site = new Site(folder);
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @Test
  void everyTrialOfManyWorkersHasOneResult() {
    int searches = scale.of(6, 50);
    int trials = scale.of(30, 200);
    IntStream.range(0, 3).forEach(_ -> site.worker(10, scale.lease()));

    var posted =
        IntStream.range(0, searches)
            .mapToObj(i -> site.post(QuickSpec.of("no-op " + i, trials, 1)))
            .toList();
    awaitEnd(posted);

    site.judge("no-op", scale.lease().deathFound());
    assertThat(posted)
        .allSatisfy(id -> assertThat(site.stores().trials().ofSearch(id)).hasSize(trials));
  }

  @Test
  void killedWorkersAreFoundAndChangeNoFront() throws Exception {
    int kills = scale.of(3, 50);
    int trials = scale.of(30, 500);
    var workers = new ArrayDeque<Child>();
    workers.add(site.worker(4, scale.lease()));
    workers.add(site.worker(4, scale.lease()));
    awaitEnd(List.of(site.post(QuickSpec.of("undisturbed", trials, 40))));

    var disturbed = site.post(QuickSpec.of("disturbed", trials, 40));
    for (int kill = 0; kill < kills && !site.isOver(disturbed); kill++) {
      // Somebody has to be there who finds the death.
      workers.forEach(Site::awaitReady);
      var victim = workers.removeFirst();
      await().atMost(PATIENCE).until(() -> site.trialsHeldBy(victim) > 0 || site.isOver(disturbed));
      site.kill(victim);
      workers.add(site.worker(4, scale.lease()));
    }
    awaitEnd(List.of(disturbed));

    site.judge("killed-workers", scale.lease().deathFound());
    var deaths = site.log().operations().stream().filter(Disturbed.class::isInstance).count();
    assertThat(deaths).as("kills while the search ran").isEqualTo(kills);
    assertThat(Checker.trialsLeftBehind(site.log().operations()))
        .as("trials that the dead left behind")
        .isGreaterThanOrEqualTo(kills);
    assertThat(site.stores().trials().ofSearch(disturbed))
        .as("some trials were taken up again")
        .anyMatch(trial -> trial.attempt() > 1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "There are no signals.")
  void frozenWorkerBeyondItsLeaseWritesNothingAndLivesOn(boolean inTransaction) throws Exception {
    var frozen = site.worker(2, scale.lease(), Map.of("QUICK_WORKER_EPOCH_MILLIS", "5"));
    var search = site.post(QuickSpec.of("frozen", 2, scale.of(600, 3_000)));
    await().atMost(PATIENCE).until(() -> site.trialsHeldBy(frozen) == 2);
    await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .until(() -> isFrozen(frozen, inTransaction) || site.isOver(search));
    assertThat(site.trialsHeldBy(frozen)).as("trials in its hands").isEqualTo(2);
    site.log().add(new Disturbed(Instant.now(), "worker " + frozen.processId(), "STOP"));
    var other = site.worker(2, scale.lease());
    await()
        .atMost(PATIENCE)
        .until(() -> site.trialsHeldBy(frozen) == 0 && site.trialsHeldBy(other) > 0);

    frozen.signal("CONT");
    awaitEnd(List.of(search));

    other.kill();
    awaitEnd(List.of(site.post(QuickSpec.of("after", 2, 1))));
    assertThat(frozen.isAlive()).isTrue();
    site.judge("frozen-worker", scale.lease().deathFound());
    assertThat(wasRefused(frozen) || inTransaction && lostItsTransaction(frozen))
        .as("the thawed worker tried to write: %s", frozen.printed())
        .isTrue();
  }

  /** In a transaction is the worst moment: it holds its search's lock. */
  private boolean isFrozen(Child worker, boolean inTransaction) throws SQLException {
    worker.signal("STOP");
    if (site.transactionsHeld() > 0 == inTransaction && site.trialsHeldBy(worker) == 2) {
      return true;
    }
    worker.signal("CONT");
    return false;
  }

  private boolean wasRefused(Child worker) {
    return site.log().operations().stream()
        .anyMatch(
            operation ->
                operation instanceof Reported reported
                    && reported.worker() == worker.processId()
                    && !reported.accepted());
  }

  /** The database ended the transaction of a worker that said nothing for long. */
  private static boolean lostItsTransaction(Child worker) {
    return worker.printed().contains("idle-in-transaction timeout");
  }

  private void awaitEnd(List<UUID> searches) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .alias(site.printed())
        .until(() -> searches.stream().allMatch(site::isOver));
  }
}
