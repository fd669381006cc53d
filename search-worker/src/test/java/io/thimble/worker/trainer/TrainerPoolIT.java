package io.thimble.worker.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.thimble.worker.production.ClipFolders;
import io.thimble.worker.production.Outcome;
import io.thimble.worker.production.Phase;
import io.thimble.worker.production.TrialSpec;
import io.thimble.worker.train.Checkpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Real trainers, some of which are really killed. */
class TrainerPoolIT {
  private static final long HEAP_BYTES = 512L << 20;

  /** Some ten seconds. */
  private static final int NEIGHBOURS_EPOCHS = 200;

  @TempDir private static Path cache;
  private TrainerPool pool;
  private ExecutorService threads;

  @BeforeEach
  void open() {
    pool = pool(HEAP_BYTES);
    threads = Executors.newCachedThreadPool();
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
    pool.close();
  }

  @Test
  void aKilledTrainerTakesNoOtherTrainingWithItAndItsTrialComesOutTheSame() throws Exception {
    var neighbour = Trials.of("dnn-l", NEIGHBOURS_EPOCHS, 1);
    var killed = Trials.of("dnn-m", 40, 0);
    var undisturbedNeighbour = model(train(neighbour));
    var undisturbed = model(train(killed));

    var other = Watcher.named("neighbour");
    var otherEnd = start(() -> pool.run(Trials.train(neighbour, cache, null), other));
    other.awaitFirstEpoch();
    var neighboursTrainer = trainers().findFirst().orElseThrow();
    var watcher = Watcher.named("killed");
    var killedEnd = start(() -> pool.run(Trials.train(killed, cache, null), watcher));
    watcher.awaitFirstEpoch();
    trainers().filter(trainer -> !trainer.equals(neighboursTrainer)).forEach(TrainerPoolIT::kill);
    assertThat(otherEnd).as("the neighbour trains meanwhile").isNotDone();

    assertThat(killedEnd.get(1, TimeUnit.MINUTES))
        .isInstanceOfSatisfying(
            Ending.Lost.class,
            lost -> assertThat(lost.reason()).contains("SIGKILL", "137", "Maybe"));
    assertThat(model(otherEnd.get(3, TimeUnit.MINUTES)))
        .as("the neighbour")
        .isEqualTo(undisturbedNeighbour);
    assertThat(other.epochs())
        .isEqualTo(IntStream.rangeClosed(1, NEIGHBOURS_EPOCHS).boxed().toList());
    assertThat(model(pool.run(Trials.train(killed, cache, watcher.kept()), watcher)))
        .as("the killed trial, tried again")
        .isEqualTo(undisturbed);
  }

  @Test
  void aTrialThatIsStoppedGoesOnInAnotherProcessAsIfNothingHadHappened() throws Exception {
    var trial = Trials.of("dnn-s", 12, 2);
    var undisturbed = model(train(trial));

    var checkpoint = stoppedAt(pool.run(Trials.train(trial, cache, null), Watcher.until(3)));
    var rung = pool.run(Trials.train(trial, cache, checkpoint, 8), Watcher.named("to a rung"));
    pool.close();
    var atRung = (Outcome.AtRung) ((Ending.Made) rung).outcome();
    assertThat(atRung.checkpoint().epoch()).isEqualTo(8);
    try (var elsewhere = pool(HEAP_BYTES)) {
      var rest = Watcher.named("from the rung");
      var ending = elsewhere.run(Trials.train(trial, cache, atRung.checkpoint()), rest);

      assertThat(rest.epochs()).containsExactly(9, 10, 11, 12);
      assertThat(rest.phases()).containsExactly(Phase.values());
      assertThat(model(ending)).isEqualTo(undisturbed);
    }
  }

  @Test
  void aTrialIsLostAndNotUnfitWhereTheMachineCannotKeepItsFeatures() throws Exception {
    var full = Files.writeString(cache.resolve("no folder"), "a file");

    assertThat(pool.run(Trials.train(Trials.of("dnn-s", 3, 7), full, null), Watcher.named("full")))
        .isInstanceOfSatisfying(
            Ending.Lost.class,
            lost -> assertThat(lost.reason()).contains(full.toString(), "Maybe"));
  }

  @Test
  void aStopActsWithinASecondInTheMiddleOfALongEpoch() throws Exception {
    var watcher = Watcher.named("long epochs");
    var ending =
        start(() -> pool.run(Trials.train(Trials.of("ds-cnn-l", 30, 3), cache, null), watcher));
    watcher.awaitFirstEpoch();

    var start = System.nanoTime();
    watcher.wantNoMore();
    var checkpoint = stoppedAt(ending.get(1, TimeUnit.MINUTES));
    var millis = Duration.ofNanos(System.nanoTime() - start).toMillis();

    System.out.printf("A stop in mid-epoch took %d ms%n", millis);
    // A quarter of a second until somebody looks, and a batch; the rest is for a machine that does
    // more.
    assertThat(millis).isLessThan(5_000);
    assertThat(checkpoint.epoch()).isEqualTo(watcher.epochs().getLast());
    assertThat(trainers()).as("the trainer lives on").hasSize(1);
  }

  @Test
  void aStopActsSoonWhileClipsAreSpokenAndTheNextAttemptFindsNothingBroken() throws Exception {
    var fresh = cache.resolve("fresh");
    var trial = Trials.of("dnn-s", 3, 7);
    var watcher = Watcher.named("speaking");
    watcher.wantNoMore();

    var start = System.nanoTime();
    var ending = pool.run(Trials.train(trial, fresh, null), watcher);
    var millis = Duration.ofNanos(System.nanoTime() - start).toMillis();

    System.out.printf("A stop before the first epoch took %d ms%n", millis);
    assertThat(ending).isEqualTo(new Ending.Made(new Outcome.Stopped(null)));
    assertThat(millis).isLessThan(10_000);
    assertThat(model(pool.run(Trials.train(trial, fresh, null), Watcher.named("again"))))
        .isEqualTo(model(train(trial)));
  }

  @Test
  void aTrialThatCannotBeTrainedSaysWhyAndItsTrainerServesTheNext() {
    var trial = Trials.of("dnn-s", 3, 8);
    var nowhere = new ClipFolders("/nowhere", cache.toString(), 1L << 30);

    var ending =
        pool.run(new Order.Train(trial, nowhere, 2, null, 3), Watcher.named("without clips"));

    assertThat(ending)
        .isInstanceOfSatisfying(
            Ending.Unfit.class,
            unfit -> assertThat(unfit.reason()).contains("/nowhere", "does not exist", "Maybe"));
    var trainer = trainers().findFirst().orElseThrow();
    assertThat(train(trial)).isInstanceOf(Ending.Made.class);
    assertThat(trainers()).containsExactly(trainer);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aCrashInNativeCodeLosesTheTrialWithAReport() throws Exception {
    var watcher = Watcher.named("crashing");
    var trial = Trials.of("dnn-m", 1000, 9);
    var ending = start(() -> pool.run(Trials.train(trial, cache, null), watcher));
    watcher.awaitFirstEpoch();
    var trainer = trainers().findFirst().orElseThrow();

    new ProcessBuilder("kill", "-SEGV", Long.toString(trainer.pid())).start().waitFor();

    assertThat(ending.get(1, TimeUnit.MINUTES))
        .isInstanceOfSatisfying(
            Ending.Lost.class,
            lost ->
                assertThat(lost.reason())
                    .contains("crashed in native code", "exit code 134", "Maybe"));
    assertThat(cache.resolve("crashes").resolve("trainer-%d.log".formatted(trainer.pid())))
        .content()
        .contains("SIGSEGV");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aTrainerIsKilledBeforeOthersAndKeepsItsAllocatorsMemory() throws Exception {
    assertThat(train(Trials.of("dnn-s", 3, 10))).isInstanceOf(Ending.Made.class);
    var process =
        Path.of("/proc").resolve(Long.toString(trainers().findFirst().orElseThrow().pid()));

    assertThat(Files.readString(process.resolve("oom_score_adj")))
        .as("how early the kernel kills it")
        .isEqualToIgnoringWhitespace("500");
    assertThat(Files.readString(process.resolve("environ")).split("\0"))
        .as("whatever started this process")
        .anyMatch(variable -> variable.startsWith("MALLOC_MMAP_THRESHOLD_="))
        .anyMatch(variable -> variable.startsWith("MALLOC_TRIM_THRESHOLD_="))
        .anyMatch(variable -> variable.startsWith("MALLOC_TOP_PAD_="));
  }

  @Test
  void anExhaustedHeapLosesTheTrialAndThePoolLives() throws Exception {
    try (var small = pool(24L << 20)) {
      var trial = Trials.of("dnn-s", 3, 4);
      for (int attempt = 1; attempt <= 2; attempt++) {
        assertThat(small.run(Trials.train(trial, cache, null), Watcher.named("attempt " + attempt)))
            .isInstanceOfSatisfying(
                Ending.Lost.class,
                lost ->
                    assertThat(lost.reason())
                        .contains("24 MB", "OutOfMemoryError", "THIMBLE_TRAINER_HEAP"));
      }
    }
  }

  @Test
  void aTrainerThatDiedWhileItWasIdleIsReplaced() throws Exception {
    var trial = Trials.of("dnn-s", 3, 5);
    var first = model(train(trial));
    var idle = trainers().findFirst().orElseThrow();
    kill(idle);

    assertThat(model(train(trial))).isEqualTo(first);
    assertThat(trainers().map(ProcessHandle::pid)).hasSize(1).doesNotContain(idle.pid());
  }

  @Test
  void aClosedPoolLeavesNoProcess() throws Exception {
    train(Trials.of("dnn-s", 3, 6));
    var warm = trainers().toList();
    assertThat(warm).hasSize(1);

    pool.close();

    assertThatCode(() -> warm.getFirst().onExit().get(1, TimeUnit.MINUTES))
        .doesNotThrowAnyException();
  }

  private Ending train(TrialSpec trial) {
    return pool.run(Trials.train(trial, cache, null), Watcher.named("undisturbed"));
  }

  private static TrainerPool pool(long heapBytes) {
    return new TrainerPool(new TrainerSettings(2, heapBytes, cache.resolve("crashes")));
  }

  private Future<Ending> start(Callable<Ending> run) {
    return threads.submit(run);
  }

  /** What {@code kill -9} does. */
  private static void kill(ProcessHandle trainer) {
    trainer.destroyForcibly();
    trainer.onExit().join();
  }

  private static Stream<ProcessHandle> trainers() {
    return ProcessHandle.current().children().filter(ProcessHandle::isAlive);
  }

  private static String model(Ending ending) {
    return ((Outcome.Product) ((Ending.Made) ending).outcome()).artifacts().modelSha256();
  }

  private static Checkpoint stoppedAt(Ending ending) {
    var stopped = (Outcome.Stopped) ((Ending.Made) ending).outcome();
    return Objects.requireNonNull(stopped.checkpoint());
  }
}
