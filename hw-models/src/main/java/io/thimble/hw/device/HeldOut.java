package io.thimble.hw.device;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a model says about a measurement that it was not fitted on.
 *
 * @param measured the measurement
 * @param logarithm of what was said over what was measured
 */
record HeldOut(Measurement measured, double logarithm) {
  /** The error relative to what was measured; 0.1 is ten percent off. */
  double relativeError() {
    return Math.abs(Math.expm1(logarithm));
  }

  /**
   * Each measurement, from a model that saw its core and library with other networks only. Those
   * whose core and library ran no other network are left out.
   */
  static List<HeldOut> networks(
      List<Measurement> measurements, Function<List<Measurement>, CycleModel> fit) {
    return measurements.stream()
        .map(Measurement::network)
        .distinct()
        .flatMap(
            network -> {
              var rest = without(measurements, row -> row.network().equals(network));
              var model = fit.apply(rest);
              return measurements.stream()
                  .filter(row -> row.network().equals(network))
                  .filter(row -> model.hasMeasured(row.core(), row.kernels()))
                  .flatMap(row -> of(row, model));
            })
        .toList();
  }

  /** Each measurement, from a model that never saw its library on its core. */
  static List<HeldOut> libraries(
      List<Measurement> measurements, Function<List<Measurement>, CycleModel> fit) {
    return measurements.stream()
        .filter(HeldOut.firstOfItsPlace(measurements))
        .flatMap(
            first -> {
              var model = fit.apply(without(measurements, row -> isSamePlace(row, first)));
              return measurements.stream()
                  .filter(row -> isSamePlace(row, first))
                  .flatMap(row -> of(row, model));
            })
        .toList();
  }

  private static Stream<HeldOut> of(Measurement row, CycleModel model) {
    return model.cycles(row.core(), row.kernels(), row.macs()).stream()
        .mapToObj(cycles -> new HeldOut(row, Math.log(cycles / row.cycles())));
  }

  private static Predicate<Measurement> firstOfItsPlace(List<Measurement> measurements) {
    return row ->
        measurements.stream().filter(other -> isSamePlace(other, row)).findFirst().get() == row;
  }

  private static boolean isSamePlace(Measurement a, Measurement b) {
    return a.core() == b.core() && a.kernels() == b.kernels();
  }

  private static List<Measurement> without(
      List<Measurement> measurements, Predicate<Measurement> left) {
    return measurements.stream().filter(Predicate.not(left)).toList();
  }
}
