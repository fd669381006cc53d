package io.thimble.hw.device;

import io.thimble.hw.cost.MacsByKind;
import java.util.List;
import java.util.Optional;

/**
 * Cycles with an interval that holds the next network's with a probability of 95 %: the estimate
 * times and over {@code exp(t s)}, where s is the root mean square of the logarithmic errors on
 * held-out measurements and t Student's quantile at 97.5 % for as many degrees of freedom as
 * networks were held out, less one (after G. Hahn, W. Meeker, "Statistical Intervals", 1991,
 * section 4.7).
 *
 * <p>The errors are those of the same core and library where {@link #LEAST_NETWORKS} networks or
 * more ran there, those of all cores and libraries where fewer did, and where the library was never
 * measured on the core, those made when each library in turn is carried over to its core.
 */
final class LatencyModel {
  private static final int LEAST_NETWORKS = 3;

  /** Student's t at 97.5 % for 1, 2, … degrees of freedom; the last stands for all above. */
  private static final double[] STUDENT = {
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160,
    2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.042
  };

  private final CycleModel model;
  private final List<HeldOut> networks;
  private final List<HeldOut> libraries;

  LatencyModel(List<Measurement> measurements) {
    model = CycleModel.byKind(measurements);
    networks = HeldOut.networks(measurements, CycleModel::byKind);
    libraries = HeldOut.libraries(measurements, CycleModel::byKind);
  }

  /** Cycles of one inference; empty when nothing comparable was ever measured on the core. */
  Optional<Interval> cycles(Core core, KernelLibrary library, MacsByKind macs) {
    var cycles = model.cycles(core, library, macs);
    if (cycles.isEmpty()) {
      return Optional.empty();
    }
    var estimate = cycles.getAsDouble();
    var factor = Math.exp(halfWidth(errors(core, library)));
    return Optional.of(new Interval(estimate / factor, estimate, estimate * factor));
  }

  private List<HeldOut> errors(Core core, KernelLibrary library) {
    if (!model.hasMeasured(core, library)) {
      return libraries;
    }
    var own =
        networks.stream()
            .filter(held -> held.measured().core() == core)
            .filter(held -> held.measured().kernels() == library)
            .toList();
    return countNetworks(own) >= LEAST_NETWORKS ? own : networks;
  }

  /** Half of the interval's width on the scale of logarithms. */
  static double halfWidth(List<HeldOut> errors) {
    var meanSquare =
        errors.stream().mapToDouble(held -> Math.pow(held.logarithm(), 2)).average().orElseThrow();
    int degreesOfFreedom = Math.max(1, countNetworks(errors) - 1);
    return STUDENT[Math.min(degreesOfFreedom, STUDENT.length) - 1] * Math.sqrt(meanSquare);
  }

  private static int countNetworks(List<HeldOut> errors) {
    return (int) errors.stream().map(held -> held.measured().network()).distinct().count();
  }
}
