package io.thimble.hw.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.thimble.hw.arch.Family;
import io.thimble.hw.cost.Estimate;
import io.thimble.hw.cost.Estimates;
import io.thimble.hw.search.Specs;
import io.thimble.hw.space.Space;
import io.thimble.hw.space.Spaces;
import io.thimble.hw.tflite.NumberFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CertificateTest {
  private static final int CLASSES = 12;
  private static final SmallSpace SMALL = new SmallSpace();
  private static final double SMALL_POINTS = 1_728;

  private static final List<Estimate> NETWORKS =
      SMALL.networks(CLASSES).stream().map(Estimates::of).toList();

  private static final List<Limitation> ALL_LIMITS =
      Limitation.of(
          Specs.with(
              """
              "device": "nucleo-f446re", "budget": {"flashBytes": 1, "sramBytes": 1,
              "opsPerInference": 1, "latencyMillis": 1, "energyMicrojoules": 1}\
              """));

  @Test
  void theSmallSpaceHasPointsWithoutAnArchitecture() {
    assertThat(NETWORKS).hasSizeBetween(1_000, (int) SMALL_POINTS - 1);
  }

  @Test
  void answersAreThoseOfGoingThroughAllPoints() {
    int nothing = 0;
    int conflicts = 0;
    int estimated = 0;
    int missed = 0;
    for (long seed = 0; seed < 400; seed++) {
      var limits = randomLimits(new SplittableRandom(seed), NETWORKS);
      var fitting = NETWORKS.stream().filter(network -> fits(network, limits)).count();
      switch (certificate(limits).decide()) {
        case Feasibility.Admits admits -> {
          var share = admits.overall();
          double counted = fitting / SMALL_POINTS;
          assertThat(fitting).as("seed %d", seed).isPositive();
          if (share.exact()) {
            assertThat(share.share()).as("seed %d", seed).isCloseTo(counted, within(1e-12));
          } else {
            estimated++;
            missed += counted < share.low() || counted > share.high() ? 1 : 0;
          }
        }
        case Feasibility.Nothing answer -> {
          nothing++;
          conflicts +=
              answer.relaxations().stream().filter(alone -> alone.smallest().isPresent()).count()
                      > 1
                  ? 1
                  : 0;
          assertThat(fitting).as("seed %d", seed).isZero();
          assertSmallest(seed, limits, answer);
          assertNearest(seed, limits, answer);
        }
        case Feasibility.Undecided undecided ->
            throw new AssertionError("seed %d: %s".formatted(seed, undecided));
      }
    }
    assertThat(nothing).isBetween(40, 360);
    assertThat(conflicts).as("budgets that conflict").isGreaterThan(10);
    assertThat(missed).as("95 %% intervals that miss, of %d", estimated).isLessThan(estimated / 10);
  }

  @Test
  void inAnotherFormatAnswersAreThoseOfGoingThroughAllPoints() {
    for (var format : List.of(NumberFormat.INT16, NumberFormat.INT8_PER_TENSOR)) {
      var networks =
          SMALL.networks(CLASSES).stream().map(network -> Estimates.of(network, format)).toList();
      for (long seed = 0; seed < 100; seed++) {
        var limits = randomLimits(new SplittableRandom(seed), networks);
        boolean fits = networks.stream().anyMatch(network -> fits(network, limits));
        assertThat(certificate(List.of(SMALL), format, limits).decide())
            .as("%s, seed %d", format, seed)
            .isInstanceOf(fits ? Feasibility.Admits.class : Feasibility.Nothing.class);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void budgetsFromFarTooSmallToAmpleAreDecided(Family family) {
    var space = Spaces.of(family);
    var networks = new ArrayList<Estimate>();
    for (long seed = 0; networks.size() < 20; seed++) {
      var network = Box.of(space, CLASSES).sample(new SplittableRandom(seed));
      if (network != null) {
        networks.add(Estimates.of(network));
      }
    }
    for (long seed = 0; seed < 60; seed++) {
      var random = new SplittableRandom(seed);
      double scale = Math.pow(10, random.nextDouble(-3, 1));
      var limits =
          randomLimits(random, networks).stream()
              .map(limit -> limit.raisedTo(scale * limit.allowed()))
              .toList();
      var certificate = certificate(List.of(space), NumberFormat.INT8, limits);
      assertThat(certificate.decide())
          .as("seed %d", seed)
          .isNotInstanceOf(Feasibility.Undecided.class)
          .satisfies(
              answer -> {
                if (answer instanceof Feasibility.Nothing nothing) {
                  assertThat(nothing.relaxations()).allMatch(Relaxation::proven);
                }
              });
      assertThat(certificate.nodes()).as("seed %d", seed).isLessThan(Certificate.MOST_NODES);
    }
  }

  @Test
  void nothingIsClaimedWhenTheNodesRunOut() {
    var limits = List.of(ALL_LIMITS.getFirst().raisedTo(100));
    var spaces = List.of(Spaces.of(Family.CNN));
    assertThat(new Certificate(known(spaces, NumberFormat.INT8), limits, 3).decide())
        .isEqualTo(new Feasibility.Undecided(3));
    assertThat(certificate(spaces, NumberFormat.INT8, limits).decide())
        .isInstanceOf(Feasibility.Nothing.class);
  }

  private static Certificate certificate(List<Limitation> limits) {
    return certificate(List.of(SMALL), NumberFormat.INT8, limits);
  }

  private static Certificate certificate(
      List<Space> spaces, NumberFormat format, List<Limitation> limits) {
    return new Certificate(known(spaces, format), limits, Certificate.MOST_NODES);
  }

  private static List<KnownSpace> known(List<Space> spaces, NumberFormat format) {
    return spaces.stream().map(space -> new KnownSpace(space, CLASSES, format)).toList();
  }

  /**
   * Each a little above the least of all, so that they conflict, or near what some network uses.
   */
  static List<Limitation> randomLimits(SplittableRandom random, List<Estimate> networks) {
    var limits = new ArrayList<Limitation>();
    boolean tight = random.nextBoolean();
    while (limits.isEmpty()) {
      for (var limit : ALL_LIMITS) {
        if (random.nextInt(tight ? 2 : 3) == 0) {
          double[] uses = networks.stream().mapToDouble(limit.use()).sorted().toArray();
          double allowed =
              tight
                  ? uses[random.nextInt(uses.length / 200 + 1)]
                  : uses[(int) (uses.length * Math.pow(random.nextDouble(), 3))]
                      * random.nextDouble(0.9, 1.05);
          limits.add(limit.raisedTo(allowed));
        }
      }
    }
    return limits;
  }

  private static boolean fits(Estimate network, List<Limitation> limits) {
    return limits.stream().noneMatch(limit -> limit.isBrokenBy(network));
  }

  private static void assertSmallest(
      long seed, List<Limitation> limits, Feasibility.Nothing answer) {
    for (int i = 0; i < limits.size(); i++) {
      var raised = limits.get(i);
      var others = limits.stream().filter(limit -> limit != raised).toList();
      var smallest =
          NETWORKS.stream()
              .filter(network -> fits(network, others))
              .mapToDouble(raised.use())
              .min();
      assertThat(answer.relaxations().get(i))
          .as("seed %d", seed)
          .isEqualTo(new Relaxation(raised.limit(), raised.allowed(), smallest, true));
    }
  }

  /** The ratios of what the nearest network breaks are the least in order, the worst first. */
  private static void assertNearest(
      long seed, List<Limitation> limits, Feasibility.Nothing answer) {
    double[] nearest =
        NETWORKS.stream()
            .map(network -> brokenRatios(limits, network))
            .min(Arrays::compare)
            .orElseThrow();
    assertThat(answer.violations().stream().mapToDouble(Violation::ratio).toArray())
        .as("seed %d", seed)
        .containsExactly(nearest, within(1e-12));
  }

  private static double[] brokenRatios(List<Limitation> limits, Estimate network) {
    return limits.stream()
        .filter(limit -> limit.isBrokenBy(network))
        .mapToDouble(limit -> -limit.ratio(network))
        .sorted()
        .map(ratio -> -ratio)
        .toArray();
  }
}
