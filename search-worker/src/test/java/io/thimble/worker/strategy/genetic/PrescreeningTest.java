package io.thimble.worker.strategy.genetic;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.score.Front;
import io.thimble.worker.strategy.problem.Candidate;
import io.thimble.worker.strategy.problem.Point;
import io.thimble.worker.strategy.problem.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PrescreeningTest {
  private static final Grid GRID = new Grid();

  private final List<Result> results = results();
  private final Scale scale = new Scale(GRID.goals(), results);
  private final List<double[]> objectives =
      results.stream().map(result -> scale.of(result.objectives())).toList();
  private final FitnessApproximation fitness = new FitnessApproximation(GRID, results, objectives);

  @Test
  void theChildThatIsExpectedToAddMostIsTriedMostOften() {
    var good = child(2, 4, 4, 4);
    var children = List.of(child(2, 0, 0, 0), child(8, 0, 8, 0), good, child(5, 8, 8, 8));
    assertThat(timesChosen(good, children, List.of())).isGreaterThan(700);
  }

  /** Of a pending trial only what is expected of it is known, but its costs are. */
  @Test
  void whatIsBesideAPendingTrialPromisesLess() {
    var one = child(2, 4, 4, 4);
    var other = child(6, 4, 4, 4);
    var children = List.of(one, other);
    long before = timesChosen(one, children, List.of());
    long after = timesChosen(one, children, List.of(candidate(2, 4, 4, 4)));
    assertThat(before).isGreaterThan(700);
    assertThat(after).isLessThan(300);
  }

  /** Half of all are neighbours, and a tenth of the trials goes to any of them. */
  @Test
  void aNeighbourIsTriedNowAndThenHoweverLittleItPromises() {
    var poor = new Child(candidate(8, 0, 0, 0), Child.Kind.NEIGHBOUR, List.of(results.getFirst()));
    var children = List.of(child(2, 4, 4, 4), poor);
    assertThat(timesChosen(poor, children, List.of())).isBetween(60L, 150L);
  }

  @Test
  void withoutChildrenNothingIsChosen() {
    var prescreening = new Prescreening(scale, fitness, List.of(), List.of());
    assertThat(prescreening.choose(List.of(), new Random(1))).isEmpty();
  }

  /** Of a thousand times. */
  private long timesChosen(Child child, List<Child> children, List<Candidate> pending) {
    var random = new Random(7);
    var ranks = Front.ranks(objectives);
    var front =
        IntStream.range(0, ranks.length)
            .filter(i -> ranks[i] == 0)
            .mapToObj(objectives::get)
            .toList();
    var prescreening = new Prescreening(scale, fitness, front, pending);
    return IntStream.range(0, 1_000)
        .filter(_ -> prescreening.choose(children, random).orElseThrow().child().equals(child))
        .count();
  }

  private static List<Result> results() {
    var random = new Random(3);
    var results = new ArrayList<Result>();
    while (results.size() < 80) {
      // None of those that matter to the tests.
      var answers = random.ints(4, 0, Grid.ANSWERS).boxed().toList();
      if (!answers.subList(1, 4).equals(List.of(4, 4, 4))) {
        var point = new Point(0, answers);
        results.add(
            new Result(
                results.size(), GRID.candidate(point).orElseThrow(), Grid.objectives(point), 0));
      }
    }
    return results;
  }

  private Child child(Integer... answers) {
    return new Child(candidate(answers), Child.Kind.CHILD, List.of(results.getFirst()));
  }

  private static Candidate candidate(Integer... answers) {
    return GRID.candidate(new Point(0, List.of(answers))).orElseThrow();
  }
}
