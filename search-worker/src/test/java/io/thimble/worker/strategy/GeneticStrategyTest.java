package io.thimble.worker.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.arch.Family;
import io.thimble.hw.score.Hypervolume;
import io.thimble.hw.space.Space;
import io.thimble.hw.space.Spaces;
import io.thimble.worker.strategy.Outcome.Measured;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class GeneticStrategyTest extends StrategyContractTester {
  private static final long MOST_PARAMETERS = 60_000;

  @Override
  Strategy strategy() {
    return new GeneticStrategy();
  }

  @Test
  void startsWithTheSmallestKnownNetworksThatFit() {
    List<Space> spaces = List.of(new ToySpace(Family.DNN, 1, 3, List.of(8, 16, 24, 48)));
    var bare = Toys.scope(Toys.spec(spaces, 12, 2, 3), spaces, 9_000);
    var points = UniformDraws.allPoints(spaces.getFirst());
    var starts =
        List.of(
            points.get(points.size() - 1),
            points.get(points.size() / 2),
            points.get(0),
            points.get(points.size() / 3),
            points.get(20));
    var scope =
        new SearchScope(bare.spec(), bare.spaces(), starts, bare.costs(), bare.withinBudget());
    var bySize =
        starts.stream()
            .flatMap(start -> scope.candidate(start).stream())
            .sorted((a, b) -> Long.compare(a.estimate().parameters(), b.estimate().parameters()))
            .map(Candidate::decisions)
            .toList();

    var trials = Toys.run(strategy(), scope, Toys::measure).trials();

    assertThat(bySize).hasSizeBetween(1, 4);
    var quota = Math.min(3, bySize.size());
    assertThat(trials.subList(0, quota))
        .extracting(Evaluated::decisions)
        .isEqualTo(bySize.subList(0, quota));
    assertThat(trials).hasSize(12);
  }

  @Test
  void earlierResultsMatter() {
    var spaces = spaces();
    var scope = Toys.scope(Toys.spec(spaces, 40, 2, 5), spaces, MOST_PARAMETERS);
    var up = Toys.run(strategy(), scope, c -> new Measured(List.of(0.5, c.estimate().macs() / 1.)));
    var down =
        Toys.run(strategy(), scope, c -> new Measured(List.of(0.5, -c.estimate().macs() / 1.)));

    assertThat(meanMacsOfLastTen(up)).isLessThan(meanMacsOfLastTen(down) / 3);
  }

  @Test
  void coversMoreThanRandomSearchAfterAHundredTrials() {
    var genetic = hypervolumes(new GeneticStrategy());
    var random = hypervolumes(new RandomStrategy());
    System.out.printf(
        "Hypervolume after 100 trials, mean of 20 seeds: genetic %.4f, random %.4f%n",
        genetic, random);
    assertThat(genetic).isGreaterThan(random + 0.02);
  }

  private static double hypervolumes(Strategy strategy) {
    return LongStream.range(0, 20)
        .parallel()
        .mapToDouble(
            seed -> {
              var spaces = spaces();
              var scope = Toys.scope(Toys.spec(spaces, 100, 2, seed), spaces, MOST_PARAMETERS);
              var history = Toys.run(strategy, scope, SyntheticAccuracy::measure);
              return Hypervolume.of(
                  history.trials().stream().map(SyntheticAccuracy::scaled).toList(),
                  new double[] {1, 1, 1});
            })
        .average()
        .orElseThrow();
  }

  private static double meanMacsOfLastTen(History history) {
    return history.trials().subList(30, 40).stream()
        .mapToLong(trial -> trial.estimate().macs())
        .average()
        .orElseThrow();
  }

  private static List<Space> spaces() {
    return List.of(Spaces.of(Family.DS_CNN), Spaces.of(Family.DNN));
  }
}
