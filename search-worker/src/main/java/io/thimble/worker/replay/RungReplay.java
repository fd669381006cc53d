package io.thimble.worker.replay;

import io.thimble.worker.replay.table.TableProblem;
import io.thimble.worker.replay.table.TableTask;
import io.thimble.worker.strategy.Halving;
import io.thimble.worker.strategy.problem.Candidate;
import io.thimble.worker.strategy.problem.Evaluated;
import io.thimble.worker.strategy.problem.History;
import io.thimble.worker.strategy.problem.Outcome;
import io.thimble.worker.strategy.problem.Randoms;
import io.thimble.worker.strategy.problem.Search;
import io.thimble.worker.strategy.problem.Strategy;
import io.thimble.worker.strategy.problem.Suggestion;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a strategy against a table whose rows are looked at early: those that do not stand among the
 * best then end at a part of the price. What is spent counts, not how many were tried.
 */
public final class RungReplay {
  private final TableTask task;
  private final TableProblem problem;
  private final Strategy strategy;
  private final EarlyLook look;

  /**
   * Runs of this strategy.
   *
   * @throws io.thimble.worker.replay.table.InvalidTableException when there is no such column
   */
  public RungReplay(TableTask task, Strategy strategy, EarlyLook look) {
    task.table().measure(look.column());
    this.task = task;
    this.problem = new TableProblem(task);
    this.strategy = strategy;
    this.look = look;
  }

  /**
   * What one run trained to the end.
   *
   * @param rows of the table, in the order in which they were tried
   * @param spent whole trainings that had been paid for when each of them ended
   * @param tried how many were begun
   */
  public record Spending(List<Integer> rows, List<Double> spent, int tried) {
    public Spending {
      rows = List.copyOf(rows);
      spent = List.copyOf(spent);
    }

    /** How many rows had been trained to the end when so much was spent. */
    public int rowsFor(double trainings) {
      return (int) spent.stream().filter(paid -> paid <= trainings).count();
    }
  }

  /**
   * Runs with one seed.
   *
   * @param trainings price of so many whole trainings that may be spent
   */
  public Spending run(long seed, int trainings) {
    var search = new Search(problem, seed, trainings, 0, List.of());
    var history = new ArrayList<Evaluated>();
    var rows = new ArrayList<Integer>();
    var spent = new ArrayList<Double>();
    var looks = new ArrayList<List<Double>>();
    double paid = 0;
    while (paid < trainings) {
      int number = history.size();
      var suggestion = strategy.propose(search, new History(history), number);
      if (!(suggestion instanceof Suggestion.Accepted accepted)) {
        break;
      }
      int row = problem.row(accepted.candidate());
      looks.add(early(row));
      var goesOn =
          Halving.lastGoesOn(
                  looks.stream().map(RungReplay::values).toList(),
                  looks.stream().map(look -> look.get(task.measuredObjective())).toList(),
                  look.reduction())
              || Randoms.of(~seed, number).nextDouble() < look.audit();
      paid += goesOn ? 1 : look.share();
      history.add(trial(number, accepted.candidate(), row, looks.getLast(), goesOn));
      if (goesOn) {
        rows.add(row);
        spent.add(paid);
      }
    }
    return new Spending(rows, spent, history.size());
  }

  private Evaluated trial(
      int number, Candidate candidate, int row, List<Double> early, boolean goesOn) {
    return new Evaluated(
        number,
        candidate,
        goesOn ? new Outcome.Measured(problem.results(row)) : new Outcome.Stopped(0, early),
        List.of(early));
  }

  private List<Double> early(int row) {
    var objectives = new ArrayList<>(problem.results(row));
    int measured = task.measuredObjective();
    objectives.set(
        measured,
        task.objectives()
            .get(measured)
            .minimised(task.table().value(row, task.table().measure(look.column()))));
    return objectives;
  }

  private static double[] values(List<Double> objectives) {
    return objectives.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
