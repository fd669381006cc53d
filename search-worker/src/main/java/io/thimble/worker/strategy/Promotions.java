package io.thimble.worker.strategy;

import static java.util.Comparator.comparingInt;

import io.thimble.db.trial.RungResult;
import io.thimble.db.trial.StoredTrial;
import io.thimble.hw.score.ObjectiveValues;
import io.thimble.hw.search.SearchSpec;
import io.thimble.hw.search.TrialState;
import io.thimble.worker.strategy.problem.Randoms;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which of the trials that wait at rungs go on, as a function of stored history.
 *
 * <p>The rule is that of {@link Halving}. There the k results are those that happen to be in. Here
 * they are those of the trials numbered up to the one in question, which is decided as soon as they
 * are all in: as soon as every trial with a smaller number has a result at the rung, or has ended
 * before it. So a verdict depends on trials with smaller numbers alone, and is the same whatever
 * the number of workers and the order in which they report. And the trial with the smallest number
 * that has not ended waits for nobody, so all of them end.
 *
 * <p>A small share of those that stand too low goes on all the same, drawn by seed and number, and
 * trains to its end: they say what the rungs threw away.
 */
public final class Promotions {
  /** Keeps the draws of audits apart from those of proposals. */
  private static final long AUDIT = 0x61756469744CL;

  /** What becomes of a trial at a rung. */
  public enum Fate {
    /** It goes on towards the next rung. */
    PROMOTED,
    /** It stands too low, and is trained to its end to see what it would have come to. */
    AUDITED,
    /** It ends. */
    STOPPED
  }

  /**
   * What becomes of a waiting trial.
   *
   * @param trial the waiting trial
   * @param fate what to do with it
   */
  public record Verdict(StoredTrial trial, Fate fate) {}

  private Promotions() {}

  /**
   * The verdicts on all waiting trials that are decided.
   *
   * @param trials all trials of a search, by number
   * @param results what they had learnt at rungs, read no earlier than the trials
   */
  public static List<Verdict> due(
      SearchSpec spec, List<StoredTrial> trials, List<RungResult> results) {
    return trials.stream()
        .filter(trial -> trial.state() == TrialState.WAITING)
        .filter(trial -> isDecided(trial, trials, results))
        .map(trial -> new Verdict(trial, fate(spec, trial.number(), trial.rung(), trials, results)))
        .toList();
  }

  /**
   * What becomes of a trial at a rung, by what it and the trials with smaller numbers had learnt
   * there.
   *
   * @param number of the trial
   * @param rung 0 for the first
   */
  static Fate fate(
      SearchSpec spec, int number, int rung, List<StoredTrial> trials, List<RungResult> results) {
    var compared =
        results.stream()
            .filter(result -> result.rung() == rung && result.trial() <= number)
            .sorted(comparingInt(RungResult::trial))
            .toList();
    var objectives =
        compared.stream()
            .map(
                result ->
                    ObjectiveValues.of(
                        spec, trials.get(result.trial()).estimate(), result.floating()))
            .toList();
    var errors = compared.stream().map(result -> 1 - result.floating().accuracy()).toList();
    if (Halving.lastGoesOn(objectives, errors, spec.training().reduction())) {
      return Fate.PROMOTED;
    }
    return Randoms.of(spec.seed() ^ AUDIT, number).nextDouble() < spec.training().audit()
        ? Fate.AUDITED
        : Fate.STOPPED;
  }

  private static boolean isDecided(
      StoredTrial waiting, List<StoredTrial> trials, List<RungResult> results) {
    Set<Integer> compared =
        results.stream()
            .filter(result -> result.rung() == waiting.rung())
            .map(RungResult::trial)
            .collect(Collectors.toUnmodifiableSet());
    return trials.stream()
        .limit(waiting.number())
        .allMatch(trial -> trial.state().isFinal() || compared.contains(trial.number()));
  }
}
