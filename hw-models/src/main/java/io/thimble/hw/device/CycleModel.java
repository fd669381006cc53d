package io.thimble.hw.device;

import io.thimble.hw.cost.MacsByKind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * Cycles of one inference, from published latencies: multiply-accumulates by kind, each times what
 * its kind costs beside the others ({@link KindCosts}), times a level of core and library, which is
 * the geometric mean over what was measured on them.
 *
 * <p>A library that was never measured on a core is carried over from the others that were: their
 * cycles on that core, times how this library compares with them on the cores that ran both, for
 * the same network.
 */
final class CycleModel {
  private record Kernels(KernelLibrary library, InstructionSet instructions) {}

  private record Place(Core core, KernelLibrary library) {}

  /** The level of a place, and what kinds cost there. */
  private record Fit(double level, KindCosts costs) {
    double cycles(MacsByKind macs) {
      return level * costs.weigh(macs);
    }
  }

  private final Map<Place, Fit> fits = new HashMap<>();

  private CycleModel(
      List<Measurement> measurements, Function<List<Measurement>, KindCosts> costsOf) {
    measurements.stream()
        .collect(Collectors.groupingBy(CycleModel::kernels))
        .values()
        .forEach(
            sharing -> {
              var costs = costsOf.apply(sharing);
              sharing.stream()
                  .collect(Collectors.groupingBy(CycleModel::place))
                  .forEach((place, rows) -> fits.put(place, new Fit(level(rows, costs), costs)));
            });
  }

  /** The model that tells kinds of operators apart. */
  static CycleModel byKind(List<Measurement> measurements) {
    return new CycleModel(measurements, KindCosts::fitted);
  }

  /** The model of one number for each core and library, to compare with. */
  static CycleModel ofOneNumber(List<Measurement> measurements) {
    return new CycleModel(measurements, _ -> KindCosts.alike());
  }

  /** Whether the library was measured on the core. */
  boolean hasMeasured(Core core, KernelLibrary library) {
    return fits.containsKey(new Place(core, library));
  }

  /** Cycles; empty when nothing comparable was ever measured on the core. */
  OptionalDouble cycles(Core core, KernelLibrary library, MacsByKind macs) {
    var measured = measured(core, library, macs);
    return measured.isPresent() ? measured : carriedOver(core, library, macs);
  }

  private OptionalDouble measured(Core core, KernelLibrary library, MacsByKind macs) {
    var fit = fits.get(new Place(core, library));
    return fit == null ? OptionalDouble.empty() : OptionalDouble.of(fit.cycles(macs));
  }

  private OptionalDouble carriedOver(Core core, KernelLibrary library, MacsByKind macs) {
    return geometricMean(
        Arrays.stream(KernelLibrary.values())
            .flatMapToDouble(
                other ->
                    product(measured(core, other, macs), ratio(library, other, macs)).stream()));
  }

  /** How a library compares with another on the cores that ran both. */
  private OptionalDouble ratio(KernelLibrary library, KernelLibrary other, MacsByKind macs) {
    return geometricMean(
        Arrays.stream(Core.values())
            .flatMapToDouble(
                core ->
                    product(
                        measured(core, library, macs),
                        measured(core, other, macs).stream().map(cycles -> 1 / cycles).findFirst())
                        .stream()));
  }

  private static OptionalDouble product(OptionalDouble a, OptionalDouble b) {
    return a.isPresent() && b.isPresent()
        ? OptionalDouble.of(a.getAsDouble() * b.getAsDouble())
        : OptionalDouble.empty();
  }

  private static double level(List<Measurement> rows, KindCosts costs) {
    return geometricMean(rows.stream().mapToDouble(row -> row.cycles() / costs.weigh(row.macs())))
        .orElseThrow();
  }

  private static Place place(Measurement measured) {
    return new Place(measured.core(), measured.kernels());
  }

  private static Kernels kernels(Measurement measured) {
    return new Kernels(measured.kernels(), measured.core().instructions());
  }

  private static OptionalDouble geometricMean(DoubleStream values) {
    var mean = values.map(Math::log).average();
    return mean.isPresent()
        ? OptionalDouble.of(Math.exp(mean.getAsDouble()))
        : OptionalDouble.empty();
  }
}
