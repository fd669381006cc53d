package io.thimble.worker.strategy;

import io.thimble.db.trial.RungResult;
import io.thimble.db.trial.StoredTrial;
import io.thimble.hw.score.Front;
import io.thimble.hw.search.TrialState;
import io.thimble.worker.strategy.Promotions.Fate;
import io.thimble.worker.strategy.problem.Suggestion.Accepted;
import io.thimble.worker.strategy.problem.Suggestion.Exhausted;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Decides once more everything that a search decided, from its stored history alone, and compares:
 * every proposal, every verdict at a rung, and the front.
 *
 * @param proposals that were decided again
 * @param verdicts at rungs that were decided again
 * @param front how many trials stand on it
 * @param differences between what is stored and what was decided now; none when the history
 *     explains the search
 */
public record HistoryReplay(int proposals, int verdicts, int front, List<Difference> differences) {
  /**
   * Something that the history does not explain.
   *
   * @param trial whose
   * @param what {@code proposal}, {@code rung 0}, {@code front}
   * @param stored what the search did
   * @param replayed what its history says it should have done
   */
  public record Difference(int trial, String what, String stored, String replayed) {}

  public HistoryReplay {
    differences = List.copyOf(differences);
  }

  /**
   * Replays a search.
   *
   * @param trials by number; those that have not ended yet are left out, and whatever depends on
   *     them
   * @param rungs what they had learnt at rungs
   */
  public static HistoryReplay of(
      PlannedSearch plan, List<StoredTrial> trials, List<RungResult> rungs) {
    var own = trials.stream().filter(trial -> trial.replicaOf() == null).toList();
    var differences = new ArrayList<Difference>();
    var proposals = proposals(plan, own, rungs, differences);
    var verdicts = verdicts(plan, own, rungs, differences);
    var front = front(plan, own, differences);
    return new HistoryReplay(proposals, verdicts, front, differences);
  }

  private static int proposals(
      PlannedSearch plan,
      List<StoredTrial> trials,
      List<RungResult> rungs,
      List<Difference> differences) {
    int number = 0;
    while (number < trials.size()
        && PlannedSearch.isDecided(plan.spec(), trials.subList(0, number))) {
      var stored = trials.get(number);
      var replayed =
          switch (plan.propose(trials, rungs, number)) {
            case Accepted accepted -> plan.proposal(accepted).decisions().toString();
            case Exhausted _ -> "nothing";
          };
      compare(number, "proposal", stored.decisions().toString(), replayed, differences);
      number++;
    }
    return number;
  }

  private static int verdicts(
      PlannedSearch plan,
      List<StoredTrial> trials,
      List<RungResult> rungs,
      List<Difference> differences) {
    int count = 0;
    for (var result : rungs) {
      var trial = trials.get(result.trial());
      var isDecided = trial.state() != TrialState.WAITING && trial.state() != TrialState.CANCELLED;
      if (isDecided || trial.rung() > result.rung()) {
        var replayed = Promotions.fate(plan.spec(), trial.number(), result.rung(), trials, rungs);
        compare(
            trial.number(),
            "rung " + result.rung(),
            stored(trial, result.rung()).name(),
            replayed.name(),
            differences);
        count++;
      }
    }
    return count;
  }

  /** An audited trial is compared no more after the rung that it should have ended at. */
  private static Fate stored(StoredTrial trial, int rung) {
    if (trial.rung() == rung) {
      return Fate.STOPPED;
    }
    return trial.audited() && trial.rung() == rung + 1 ? Fate.AUDITED : Fate.PROMOTED;
  }

  private static int front(
      PlannedSearch plan, List<StoredTrial> trials, List<Difference> differences) {
    var scored = trials.stream().filter(trial -> trial.state() == TrialState.SCORED).toList();
    var front = Front.nonDominated(scored, trial -> objectives(plan, trial));
    for (var trial : scored) {
      compare(
          trial.number(),
          "front",
          Boolean.toString(trial.onFront()),
          Boolean.toString(front.contains(trial)),
          differences);
    }
    return front.size();
  }

  private static double[] objectives(PlannedSearch plan, StoredTrial trial) {
    var score = Objects.requireNonNull(trial.validation(), "a scored trial has a score");
    return plan.problem().objectives(trial.estimate(), score.int8()).stream()
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  private static void compare(
      int trial, String what, String stored, String replayed, List<Difference> differences) {
    if (!stored.equals(replayed)) {
      differences.add(new Difference(trial, what, stored, replayed));
    }
  }
}
