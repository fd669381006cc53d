package io.thimble.db.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the trials of a search are, without loading them.
 *
 * @param own its trials, without replicas
 * @param replicas its replicas
 * @param replicasScored those of them that are scored
 * @param trials trials and replicas, in whatever state
 * @param finalTrials trials and replicas in a final state
 * @param epochs epochs that the others have finished, together
 * @param bestInt8Accuracy on the validation split, without replicas; null while nothing is scored
 * @param frontSize trials on the front
 * @param running trials and replicas in training, by number
 * @param audit what checks of comparisons at rungs came to
 */
public record SearchSummary(
    Counts own,
    int replicas,
    int replicasScored,
    int trials,
    int finalTrials,
    long epochs,
    @Nullable Double bestInt8Accuracy,
    int frontSize,
    List<Running> running,
    Audit audit) {
  /** Of a search without a trial. */
  public static final SearchSummary NONE =
      new SearchSummary(
          new Counts(0, 0, 0, 0, 0), 0, 0, 0, 0, 0, null, 0, List.of(), new Audit(0, 0, 0, 0));

  public SearchSummary {
    running = List.copyOf(running);
  }

  /** Trials by state. */
  public record Counts(int scored, int failed, int stopped, int running, int waiting) {}

  /**
   * A trial in training.
   *
   * @param trial its number
   * @param epochs of the rung that it trains to
   * @param epoch epochs that it has finished
   */
  public record Running(int trial, int epochs, int epoch) {}

  /**
   * Checks of the comparisons at rungs.
   *
   * @param discarded trials that a comparison discarded
   * @param audited those of them that were trained on
   * @param auditedScored those of these that are scored
   * @param auditedOnFront those of these that are on the front
   */
  public record Audit(int discarded, int audited, int auditedScored, int auditedOnFront) {}
}
