package io.thimble.worker.strategy.bayesian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.thimble.worker.strategy.bayesian.Axis.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GaussianProcessTest {
  private static final List<Axis> AXES =
      List.of(
          new Axis("width", Kind.ORDERED),
          new Axis("depth", Kind.ORDERED),
          new Axis("kind", Kind.UNORDERED),
          new Axis("feature 0", Kind.FEATURE));

  static LongStream seeds() {
    return LongStream.range(0, 30);
  }

  /**
   * One result of 2 with noise 0.25 where the variance is 1: the mean is shrunk by 1 / 1.25, and at
   * a distance of one length, where the covariance is (1 + sqrt 5 + 5/3) exp(-sqrt 5) = 0.52399, it
   * is 2 * 0.52399 / 1.25 = 0.83839 with variance 1 - 0.52399^2 / 1.25 = 0.78035.
   */
  @Test
  void oneResultGivesThePosteriorThatIsWorkedOutByHand() {
    var axes = List.of(new Axis("width", Kind.ORDERED));
    var kernel = new Kernel(axes, new double[] {0, -100, 0, -100, Math.log(0.25)});
    var process =
        GaussianProcess.of(
            kernel,
            new Observations(List.of(new double[] {0}), new double[] {2}, new double[] {0}));

    assertThat(process.at(new double[] {0}).mean()).isCloseTo(1.6, within(1e-5));
    assertThat(process.at(new double[] {0}).deviation())
        .isCloseTo(Math.sqrt(1 - 1 / 1.25), within(1e-5));
    var away = process.at(new double[] {1});
    assertThat(away.mean()).isCloseTo(0.83839, within(1e-5));
    assertThat(away.deviation()).isCloseTo(Math.sqrt(0.78035), within(1e-5));
    assertThat(process.logLikelihood())
        .isCloseTo(-0.5 * (4 / 1.25 + Math.log(1.25) + Math.log(2 * Math.PI)), within(1e-5));
  }

  /** Three effects and two more parts of variance 1, noise 1, and 0.7 more where foreseen. */
  @Test
  void foreseenResultsCountLess() {
    var rows = List.of(new double[] {0, 0, 0, 0});
    var exact = new Observations(rows, new double[] {1}, new double[] {0});
    var foreseen = new Observations(rows, new double[] {1}, new double[] {0.7});
    var kernel = new Kernel(AXES, new double[Kernel.parameters(AXES)]);

    assertThat(GaussianProcess.of(kernel, exact).mean(rows.getFirst()))
        .isCloseTo(5 / 6.0, within(1e-6));
    assertThat(GaussianProcess.of(kernel, foreseen).mean(rows.getFirst()))
        .isCloseTo(5 / 6.7, within(1e-6));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void slopeOfTheLikelihoodIsThatOfItsDifferences(long seed) {
    var random = new SplittableRandom(seed);
    var observations = observations(random, 12);
    var parameters = new double[Kernel.parameters(AXES)];
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = random.nextDouble(-2, 1);
    }

    var gradient = process(parameters, observations).gradient(parameters.length);

    var step = 1e-5;
    for (int i = 0; i < parameters.length; i++) {
      var up = parameters.clone();
      up[i] += step;
      var down = parameters.clone();
      down[i] -= step;
      var slope =
          (process(up, observations).logLikelihood() - process(down, observations).logLikelihood())
              / (2 * step);
      assertThat(gradient[i]).as("seed %d, parameter %d", seed, i).isCloseTo(slope, within(1e-6));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void leavingOneOutIsWhatTheOthersSayOfIt(long seed) {
    var observations = observations(new SplittableRandom(seed), 8);
    var parameters = new double[Kernel.parameters(AXES)];

    var means = process(parameters, observations).leaveOneOutMeans(observations.values());

    for (int left = 0; left < observations.count(); left++) {
      Observations others = new Observations(List.of(), new double[0], new double[0]);
      for (int i = 0; i < observations.count(); i++) {
        if (i != left) {
          others = others.with(observations.rows().get(i), observations.values()[i]);
        }
      }
      assertThat(means[left])
          .as("seed %d, result %d", seed, left)
          .isCloseTo(
              process(parameters, others).mean(observations.rows().get(left)), within(1e-10));
    }
  }

  /** Then the likeliest noise is none at all, and rows that lie close together are nearly equal. */
  @Test
  void exactFunctionsCanBeFitted() {
    var rows = new ArrayList<double[]>();
    var values = new double[90];
    for (int i = 0; i < values.length; i++) {
      rows.add(new double[] {i / 89.0, 0, 0, 0});
      values[i] = 2 * i / 89.0 - 1;
    }
    var observations = new Observations(rows, values, new double[values.length]);

    var process = process(new KernelFit(AXES, observations).fit(), observations);

    assertThat(process.mean(new double[] {0.503, 0, 0, 0})).isCloseTo(0.006, within(1e-3));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void fitFindsALikelierKernelThanThePrior(long seed) {
    var observations = observations(new SplittableRandom(seed), 30);
    var prior = KernelPrior.of(AXES);

    var fitted = new KernelFit(AXES, observations).fit();

    assertThat(process(fitted, observations).logLikelihood() + prior.logDensity(fitted))
        .as("seed %d", seed)
        .isGreaterThan(
            process(prior.means(), observations).logLikelihood()
                + prior.logDensity(prior.means())
                + 1);
  }

  private static GaussianProcess process(double[] parameters, Observations observations) {
    return GaussianProcess.of(new Kernel(AXES, parameters), observations);
  }

  /** A value that follows the width, one kind being better, and a little noise. */
  private static Observations observations(SplittableRandom random, int count) {
    var rows = new ArrayList<double[]>();
    var values = new double[count];
    for (int i = 0; i < count; i++) {
      var row =
          new double[] {
            random.nextInt(5) / 4.0, random.nextInt(3) / 2.0, random.nextInt(3), random.nextDouble()
          };
      rows.add(row);
      values[i] = 2 * row[0] - (row[2] == 1 ? 1 : 0) + 0.1 * random.nextGaussian();
    }
    return new Observations(rows, values, new double[count]);
  }
}
