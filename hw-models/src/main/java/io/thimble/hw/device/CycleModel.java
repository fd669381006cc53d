package io.thimble.hw.device;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Cycles that a core takes for one multiply-accumulate, fitted on the published latencies in {@code
 * devices/latency.json}.
 *
 * <p>Where the library was measured on the core, the estimate is the geometric mean, and the
 * interval holds the next network with a probability of 95 %: the prediction interval of a normal
 * sample (G. Hahn, W. Meeker, "Statistical Intervals", 1991, section 4.7) over the logarithms.
 * Where it was not, another library's cycles on that core are scaled by how the two libraries
 * compare on the cores that ran both; the interval then reaches from the other library's best to
 * its worst times the largest such ratio.
 */
final class CycleModel {
  /** Student's t at 97.5 % for 1, 2, … degrees of freedom; the last stands for all above. */
  private static final double[] STUDENT = {
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160,
    2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.042
  };

  private final List<Measurement> measurements;

  CycleModel(List<Measurement> measurements) {
    this.measurements = List.copyOf(measurements);
  }

  /**
   * One published latency.
   *
   * @param core where it was measured
   * @param kernels with which library
   * @param cycles cycles for each multiply-accumulate
   */
  record Measurement(Core core, KernelLibrary kernels, double cycles) {}

  static CycleModel fromDataFile() {
    var file = DataFiles.open("latency");
    file.text("note", 1000);
    var rows = DataFiles.needed("measurements", file.objects("measurements", 1000));
    file.reportUnknownFields();
    return new CycleModel(
        rows.stream()
            .map(
                row -> {
                  row.text("network", 200);
                  row.text("source", 500);
                  var macs = DataFiles.needed("macs", row.positive("macs", 1e12));
                  var megahertz =
                      DataFiles.needed("clockMegahertz", row.positive("clockMegahertz", 10_000));
                  var millis =
                      DataFiles.needed("latencyMillis", row.positive("latencyMillis", 1e6));
                  var measurement =
                      new Measurement(
                          DataFiles.core(row),
                          DataFiles.kernels(row),
                          millis * 1000 * megahertz / macs);
                  row.reportUnknownFields();
                  return measurement;
                })
            .toList());
  }

  /**
   * Cycles for one multiply-accumulate.
   *
   * @throws IllegalStateException when the core was never measured
   */
  Interval cyclesPerMac(Core core, KernelLibrary kernels) {
    var own = cycles(core, kernels);
    return own.length >= 2 ? prediction(own) : fromOtherLibrary(core, kernels);
  }

  private Interval fromOtherLibrary(Core core, KernelLibrary kernels) {
    return Arrays.stream(KernelLibrary.values())
        .map(other -> scaled(core, kernels, other))
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "No latency is known for the core (%s). Maybe add one to devices/latency.json."
                        .formatted(core.label())));
  }

  private @Nullable Interval scaled(Core core, KernelLibrary kernels, KernelLibrary other) {
    var cycles = cycles(core, other);
    var ratios =
        Stream.of(Core.values())
            .filter(both -> cycles(both, kernels).length > 0 && cycles(both, other).length > 0)
            .mapToDouble(
                both -> geometricMean(cycles(both, kernels)) / geometricMean(cycles(both, other)))
            .toArray();
    if (cycles.length == 0 || ratios.length == 0) {
      return null;
    }
    var low = DoubleStream.of(cycles).min().orElseThrow();
    var high = DoubleStream.of(cycles).max().orElseThrow();
    var largestRatio = Math.max(1, DoubleStream.of(ratios).max().orElseThrow());
    return new Interval(
        low, Math.max(low, geometricMean(cycles) * geometricMean(ratios)), high * largestRatio);
  }

  private static Interval prediction(double[] cycles) {
    int count = cycles.length;
    var mean = geometricMean(cycles);
    var squares = DoubleStream.of(cycles).map(value -> Math.pow(Math.log(value / mean), 2)).sum();
    var deviation = Math.sqrt(squares / (count - 1));
    var student = STUDENT[Math.min(count - 2, STUDENT.length - 1)];
    var factor = Math.exp(student * deviation * Math.sqrt(1 + 1.0 / count));
    return new Interval(mean / factor, mean, mean * factor);
  }

  private double[] cycles(Core core, KernelLibrary kernels) {
    return measurements.stream()
        .filter(measured -> measured.core() == core && measured.kernels() == kernels)
        .mapToDouble(Measurement::cycles)
        .toArray();
  }

  private static double geometricMean(double[] values) {
    return Math.exp(DoubleStream.of(values).map(Math::log).average().orElseThrow());
  }
}
