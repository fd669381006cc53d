package io.thimble.hw.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import io.thimble.hw.cost.MacsByKind;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CycleModelTest {
  private static final MacsByKind POINTWISE = new MacsByKind(0, 100, 0, 0, 0, 0);

  @Test
  void theLevelOfAMeasuredPlaceIsTheGeometricMean() {
    var model =
        CycleModel.byKind(
            List.of(
                measured(Core.CORTEX_M4, KernelLibrary.CMSIS_NN, 200),
                measured(Core.CORTEX_M4, KernelLibrary.CMSIS_NN, 800)));
    assertThat(cycles(model, Core.CORTEX_M4, KernelLibrary.CMSIS_NN))
        .isCloseTo(400, withPercentage(1e-6));
  }

  @Test
  void aLibraryNeverMeasuredOnACoreIsCarriedOverFromAnother() {
    var model =
        CycleModel.byKind(
            List.of(
                measured(Core.CORTEX_M4, KernelLibrary.CMSIS_NN, 600),
                measured(Core.CORTEX_M4, KernelLibrary.HALE, 300),
                measured(Core.CORTEX_M0_PLUS, KernelLibrary.HALE, 1200)));
    assertThat(cycles(model, Core.CORTEX_M0_PLUS, KernelLibrary.CMSIS_NN))
        .isCloseTo(2400, withPercentage(1e-6));
    assertThat(model.hasMeasured(Core.CORTEX_M0_PLUS, KernelLibrary.CMSIS_NN)).isFalse();
    assertThat(model.cycles(Core.CORTEX_M0_PLUS, KernelLibrary.ESP_NN, POINTWISE)).isEmpty();
    assertThat(model.cycles(Core.CORTEX_M55, KernelLibrary.CMSIS_NN, POINTWISE)).isEmpty();
  }

  @Test
  void costsOfKindsAreFoundAgainWhereNetworksTellThemApart() {
    for (int seed = 0; seed < 50; seed++) {
      var random = new SplittableRandom(seed);
      var truth = new double[] {random.nextDouble(1, 3), 1, random.nextDouble(2, 8), 1.5};
      var rows = new ArrayList<Measurement>();
      for (int i = 0; i < 40; i++) {
        var level = i % 2 == 0 ? 1 : 3;
        rows.add(measured(i % 2 == 0 ? Core.CORTEX_M7 : Core.CORTEX_M4, level, truth, random));
      }
      var model = CycleModel.byKind(rows);
      var unseen = measured(Core.CORTEX_M7, 1, truth, random);
      assertThat(model.cycles(Core.CORTEX_M7, KernelLibrary.CMSIS_NN, unseen.macs()).orElseThrow())
          .as("seed %d", seed)
          .isCloseTo(unseen.cycles(), withPercentage(5));
    }
  }

  private static Measurement measured(
      Core core, double level, double[] truth, SplittableRandom random) {
    // One kind at a time prevails, as in networks of dense layers or of convolutions alone.
    var counts = new long[4];
    for (int kind = 0; kind < 4; kind++) {
      counts[kind] = random.nextLong(1, 1000);
    }
    counts[random.nextInt(4)] *= 20;
    double cycles = 0;
    for (int kind = 0; kind < 4; kind++) {
      cycles += level * truth[kind] * counts[kind];
    }
    var macs = new MacsByKind(counts[0], counts[1], counts[2], counts[3], 0, 0);
    return new Measurement(core, KernelLibrary.CMSIS_NN, "random", macs, cycles);
  }

  private static Measurement measured(Core core, KernelLibrary library, double cycles) {
    return new Measurement(core, library, "test", POINTWISE, cycles);
  }

  private static double cycles(CycleModel model, Core core, KernelLibrary library) {
    return model.cycles(core, library, POINTWISE).orElseThrow();
  }
}
