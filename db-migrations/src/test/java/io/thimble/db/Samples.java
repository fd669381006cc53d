package io.thimble.db;

import io.thimble.db.artifact.Artifacts;
import io.thimble.db.search.Rejections;
import io.thimble.db.trial.Attempt;
import io.thimble.db.trial.Origin;
import io.thimble.db.trial.Proposal;
import io.thimble.db.trial.Score;
import io.thimble.db.trial.StoredCheckpoint;
import io.thimble.hw.arch.Family;
import io.thimble.hw.budget.Budget;
import io.thimble.hw.cost.Estimate;
import io.thimble.hw.cost.MacsByKind;
import io.thimble.hw.cost.OperatorKind;
import io.thimble.hw.score.Accuracy;
import io.thimble.hw.score.Objective;
import io.thimble.hw.search.SearchMove;
import io.thimble.hw.search.SearchSpec;
import io.thimble.hw.search.TrainingSpec;
import io.thimble.hw.space.Decisions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Searches, proposals and scores for tests. */
final class Samples {
  static final int EPOCHS = 12;
  static final Origin ORIGIN =
      new Origin("child", "bred from trials 0 and 1", List.of(0, 1), 0.125, 0.02);
  static final String WORKER = "bench/4711";
  static final SearchSpec SPEC =
      new SearchSpec(
          "words for the bench",
          "synthetic",
          List.of("yes", "no"),
          null,
          new Budget(80_000L, 40_000L, 6_000_000L, null, null),
          List.of(Family.DS_CNN, Family.DNN),
          "genetic",
          List.of(Objective.ERROR, Objective.FLASH, Objective.SRAM, Objective.OPS),
          16,
          Duration.ofHours(1),
          2,
          TrainingSpec.of(EPOCHS),
          42,
          List.of());

  private Samples() {}

  static UUID runningSearch(Database database) {
    var search = database.searches().create(SPEC);
    database.searches().move(search, SearchMove.START, null);
    return search;
  }

  static Proposal proposal(long modelBytes, long arenaBytes, long macs) {
    var decisions = new TreeMap<String, Integer>();
    decisions.put("blocks", 2);
    decisions.put("block1_filters", 16);
    return new Proposal(
        new Decisions(Family.DS_CNN, decisions),
        "a1b2",
        new Estimate(
            macs,
            MacsByKind.of(Map.of(OperatorKind.POINTWISE, macs)),
            900,
            new Estimate.Flash(modelBytes, 50_000, 4_000),
            new Estimate.Sram(
                arenaBytes - 16, arenaBytes, arenaBytes - 16, arenaBytes, 3_000, 2_000),
            List.of()),
        ORIGIN,
        null);
  }

  /** The same architecture once more, to be trained with another seed. */
  static Proposal replicaOf(int trial) {
    var proposal = proposal(20_000, 9_000, 400_000);
    return new Proposal(
        proposal.decisions(), proposal.architecture(), proposal.estimate(), null, trial);
  }

  static void propose(Database database, UUID search, int number) {
    database
        .trials()
        .propose(search, number, proposal(20_000, 9_000, 400_000), EPOCHS, Rejections.NONE);
  }

  static Attempt begin(Database database, UUID search, int number) {
    return database.trials().begin(search, number, WORKER).orElseThrow();
  }

  static Attempt begunTrial(Database database, UUID search, int number) {
    propose(database, search, number);
    return begin(database, search, number);
  }

  static StoredCheckpoint checkpoint(int epoch) {
    return new StoredCheckpoint(epoch, bytes("weights of epoch " + epoch));
  }

  /** A trial that waits at its rung, which is after all epochs that were proposed. */
  static void waitingTrial(Database database, UUID search, int number, int correct) {
    database
        .trials()
        .reachRung(
            begunTrial(database, search, number), new Accuracy(correct, 200), checkpoint(EPOCHS));
  }

  static Score score(int int8Correct) {
    return new Score(new Accuracy(190, 200), new Accuracy(int8Correct, 200));
  }

  static Artifacts artifacts(String content) {
    var model = content.getBytes(StandardCharsets.UTF_8);
    return new Artifacts(
        model, sha256(model), "ptq-mse", bytes("bundle of " + content), bytes("floats"));
  }

  static byte[] bytes(String content) {
    return content.getBytes(StandardCharsets.UTF_8);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }
}
