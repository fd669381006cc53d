package io.thimble.hw.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.arch.Family;
import io.thimble.hw.cost.Estimate;
import io.thimble.hw.cost.Estimates;
import io.thimble.hw.search.SearchSpec;
import io.thimble.hw.search.Specs;
import io.thimble.hw.space.Spaces;
import io.thimble.hw.tflite.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExtentTest {
  private static final int CLASSES = 12;
  private static final SmallSpace SMALL = new SmallSpace();
  private static final int MANY = 20_000;

  private static final List<Estimate> NETWORKS =
      SMALL.networks(CLASSES).stream().map(Estimates::of).toList();

  @Test
  void bothAreThoseOfGoingThroughAllPoints() {
    var known = List.of(new KnownSpace(SMALL, CLASSES, NumberFormat.INT8));
    int admitted = 0;
    for (long seed = 0; seed < 200; seed++) {
      var limits = CertificateTest.randomLimits(new SplittableRandom(seed), NETWORKS);
      var fitting = fitting(NETWORKS, limits);
      var found = Explorer.extent(known, limits, MANY, MANY);
      assertThat(found.isPresent()).as("seed %d", seed).isEqualTo(!fitting.isEmpty());
      if (found.isPresent()) {
        admitted++;
        var extent = found.get();
        assertFits(seed, extent.smallest(), limits);
        assertFits(seed, extent.largest(), limits);
        assertThat(extent.smallest().exact()).as("seed %d", seed).isTrue();
        assertThat(extent.largest().exact()).as("seed %d", seed).isTrue();
        assertThat(bytes(extent.smallest().estimate()))
            .as("seed %d", seed)
            .isEqualTo(fitting.stream().mapToLong(ExtentTest::bytes).min().orElseThrow());
        assertThat(extent.largest().estimate().ops())
            .as("seed %d", seed)
            .isEqualTo(mostOps(fitting));
      }
    }
    assertThat(admitted).isBetween(40, 190);
  }

  @Test
  void whatIsFoundInAHurryComesNearAndSaysSo() {
    var known = List.of(new KnownSpace(SMALL, CLASSES, NumberFormat.INT8));
    var parts = new ArrayList<Double>();
    int proven = 0;
    for (long seed = 0; seed < 200; seed++) {
      var limits = CertificateTest.randomLimits(new SplittableRandom(seed), NETWORKS);
      var fitting = fitting(NETWORKS, limits);
      var found = Explorer.extent(known, limits, MANY, 1);
      if (found.isPresent()) {
        var largest = found.get().largest();
        assertFits(seed, largest, limits);
        double part = (double) largest.estimate().ops() / mostOps(fitting);
        assertThat(part).as("seed %d", seed).isLessThanOrEqualTo(1);
        if (largest.exact()) {
          proven++;
          assertThat(part).as("seed %d", seed).isEqualTo(1);
        }
        parts.add(part);
      }
    }
    assertThat(proven).as("of %d proven", parts.size()).isLessThan(parts.size());
    assertThat(parts.stream().mapToDouble(Double::doubleValue).average().orElseThrow())
        .isGreaterThan(0.95);
  }

  @ParameterizedTest
  @EnumSource
  void noNetworkThatIsDrawnGoesMuchFurther(Family family) {
    var known = new KnownSpace(Spaces.of(family), CLASSES, NumberFormat.INT8);
    var drawn = new ArrayList<Estimate>();
    for (int i = 1_000; drawn.size() < 300; i++) {
      var cost = known.cost(known.whole().sample(i));
      if (cost != null) {
        drawn.add(cost);
      }
    }
    for (long seed = 0; seed < 12; seed++) {
      var limits = CertificateTest.randomLimits(new SplittableRandom(seed), drawn);
      var fitting = fitting(drawn, limits);
      var found = Explorer.extent(List.of(known), limits, 300, 100);
      if (!fitting.isEmpty()) {
        var extent = found.orElseThrow();
        assertFits(seed, extent.smallest(), limits);
        assertFits(seed, extent.largest(), limits);
        assertThat(bytes(extent.smallest().estimate()))
            .as("seed %d", seed)
            .isLessThanOrEqualTo(fitting.stream().mapToLong(ExtentTest::bytes).min().orElseThrow());
        assertThat(extent.largest().estimate().ops())
            .as("seed %d", seed)
            .isGreaterThanOrEqualTo((long) (0.95 * mostOps(fitting)));
      }
    }
  }

  @Test
  void whatWasAskedBeforeChangesNoAnswer() {
    var experienced = new Explorer();
    for (int flash = 3_000; flash < 200_000; flash *= 2) {
      var spec = spec("\"budget\": {\"flashBytes\": %d, \"sramBytes\": 9000}".formatted(flash));
      var fresh = new Explorer();
      var extent = experienced.extent(spec);
      assertThat(extent).isEqualTo(fresh.extent(spec)).isPresent();
      var admits = (Feasibility.Admits) experienced.feasibility(spec);
      assertThat(admits).isEqualTo(fresh.feasibility(spec));
      for (var example : List.of(extent.get().smallest(), extent.get().largest())) {
        assertThat(admits.byFamily())
            .hasEntrySatisfying(
                example.decisions().family(), share -> assertThat(share.high()).isPositive());
      }
      assertThat(admits.overall().share())
          .isBetween(
              admits.byFamily().values().stream().mapToDouble(Share::share).min().orElseThrow(),
              admits.byFamily().values().stream().mapToDouble(Share::share).max().orElseThrow());
    }
  }

  @Test
  void whereEverythingFitsTheLargestIsProved() {
    var extent = new Explorer().extent(spec("\"budget\": {\"flashBytes\": 100000000}"));
    assertThat(extent.orElseThrow().largest().exact()).isTrue();
    assertThat(extent.get().smallest().exact()).isTrue();
  }

  @Test
  void whereNothingFitsThereIsNone() {
    assertThat(new Explorer().extent(spec("\"budget\": {\"flashBytes\": 100}"))).isEmpty();
  }

  private static SearchSpec spec(String fields) {
    return Specs.with(fields);
  }

  private static List<Estimate> fitting(List<Estimate> networks, List<Limitation> limits) {
    return networks.stream().filter(network -> Limitation.allow(limits, network)).toList();
  }

  /** Its costs, worked out anew from its decisions, are those that are told, and are allowed. */
  private static void assertFits(long seed, Example example, List<Limitation> limits) {
    var space =
        example.decisions().values().containsKey("second_kernel")
            ? SMALL
            : Spaces.of(example.decisions().family());
    var estimate = Estimates.of(space.decode(example.decisions(), CLASSES));
    assertThat(estimate).as("seed %d", seed).isEqualTo(example.estimate());
    assertThat(limits).as("seed %d", seed).noneMatch(limit -> limit.isBrokenBy(estimate));
  }

  private static long bytes(Estimate estimate) {
    return estimate.flash().modelBytes();
  }

  private static long mostOps(List<Estimate> networks) {
    return networks.stream().mapToLong(Estimate::ops).max().orElseThrow();
  }
}
