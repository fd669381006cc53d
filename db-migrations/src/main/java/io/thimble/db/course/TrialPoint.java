package io.thimble.db.course;

import io.thimble.db.trial.Score;
import io.thimble.hw.cost.Estimate;
import io.thimble.hw.score.Accuracy;
import io.thimble.hw.search.TrialState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trial as charts show it.
 *
 * @param number its number
 * @param state where it stands
 * @param family label of its family
 * @param decisions what was proposed, as a JSON object
 * @param estimate what it costs
 * @param replicaOf the trial that it repeats with another seed, or null
 * @param attempt how many attempts were begun
 * @param worker who runs or ran the last attempt, or null
 * @param epoch epochs that it has been trained for
 * @param epochs epochs of the rung that it trains to
 * @param audited whether it went on from a rung although the comparison there discarded it
 * @param validation measured on the validation split, or null
 * @param test its file on the test split, or null
 * @param rungs what it had learnt at rungs, by rung
 * @param onFront whether no other trial of the search dominates it
 * @param files whether its files are there
 * @param reason why it failed, or null
 * @param startedAt when the last attempt began, or null
 * @param endedAt when it reached a final state, or null
 */
public record TrialPoint(
    int number,
    TrialState state,
    String family,
    String decisions,
    Estimate estimate,
    @Nullable Integer replicaOf,
    int attempt,
    @Nullable String worker,
    int epoch,
    int epochs,
    boolean audited,
    @Nullable Score validation,
    @Nullable Accuracy test,
    List<RungPoint> rungs,
    boolean onFront,
    boolean files,
    @Nullable String reason,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt) {
  public TrialPoint {
    rungs = List.copyOf(rungs);
  }

  /**
   * What a trial had learnt at a rung.
   *
   * @param epoch epochs that it was trained to
   * @param floating accuracy of the network before quantization, on the validation split
   */
  public record RungPoint(int epoch, Accuracy floating) {}
}
