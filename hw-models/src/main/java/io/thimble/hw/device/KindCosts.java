package io.thimble.hw.device;

import io.thimble.hw.cost.MacsByKind;
import io.thimble.hw.cost.OperatorKind;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * How dear a multiply-accumulate of each kind is beside those of the other kinds, for one library
 * on cores of one instruction set. Levels are none of its business: only ratios matter.
 *
 * <p>The fit minimises the squared errors of the logarithms of cycles, each core with a level of
 * its own, plus {@link #RIDGE} times the squared distance of the logarithms of the costs from what
 * is assumed beforehand: all kinds alike, but a depthwise multiply-accumulate {@link
 * #DEPTHWISE_BEFOREHAND} times as dear.
 *
 * <p>What the measurements tell: dense from the autoencoder of MLPerf Tiny, convolution from its
 * ResNet-8, and how depthwise compares with pointwise where MicroNets with many and with few
 * channels ran on the same core, which is CMSIS-NN on Cortex-M4 and M7 alone, and from ESP-NN's
 * table. What they do not: with HALE, MVE and the MVP, both networks with depthwise layers have the
 * same share of them, so that the assumption decides; and no recurrent layer was published, so that
 * one costs what a dense layer does, whose kernel (one vector by one matrix, every weight used
 * once) it shares. "Other" is the SVDF operator, which is such a product as well.
 */
final class KindCosts {
  /**
   * ESP-NN's table of kernels (README of espressif/esp-nn): 191,931 ticks for 36,864 depthwise
   * multiply-accumulates against 461,398 for 409,600 pointwise ones.
   */
  private static final double DEPTHWISE_BEFOREHAND = (191_931.0 / 36_864) / (461_398.0 / 409_600);

  /** Chosen among 0.01, 0.03, 0.1, 0.3 and 1 by the errors of CMSIS-NN on networks held out. */
  private static final double RIDGE = 0.3;

  private static final int SWEEPS = 200;
  private static final double SMALLEST_STEP = 1e-7;

  private static final List<OperatorKind> FITTED =
      List.of(
          OperatorKind.CONVOLUTION,
          OperatorKind.POINTWISE,
          OperatorKind.DEPTHWISE,
          OperatorKind.DENSE);

  /** By the place of the kind; those that are not fitted stay unused. */
  private final double[] logarithms = new double[OperatorKind.values().length];

  private KindCosts() {}

  /** Every kind alike: the model of one number for each core and library. */
  static KindCosts alike() {
    return new KindCosts();
  }

  /** The costs that explain these measurements, which share library and instruction set. */
  static KindCosts fitted(List<Measurement> measurements) {
    var costs = new KindCosts();
    FITTED.forEach(kind -> costs.logarithms[kind.ordinal()] = beforehand(kind));
    var largestStep = Double.POSITIVE_INFINITY;
    for (int sweep = 0; sweep < SWEEPS && largestStep > SMALLEST_STEP; sweep++) {
      largestStep = 0;
      for (var kind : FITTED) {
        largestStep = Math.max(largestStep, Math.abs(costs.improve(kind, measurements)));
      }
    }
    return costs;
  }

  /** Multiply-accumulates, each times the cost of its kind. */
  double weigh(MacsByKind macs) {
    return FITTED.stream().mapToDouble(kind -> weigh(macs, kind)).sum();
  }

  private double weigh(MacsByKind macs, OperatorKind kind) {
    long count =
        switch (kind) {
          case CONVOLUTION, POINTWISE, DEPTHWISE -> macs.of(kind);
          case DENSE, RECURRENT, OTHER -> macs.dense() + macs.recurrent() + macs.other();
        };
    return count * Math.exp(logarithms[kind.ordinal()]);
  }

  private static double beforehand(OperatorKind kind) {
    return kind == OperatorKind.DEPTHWISE ? Math.log(DEPTHWISE_BEFOREHAND) : 0;
  }

  /** One step of Gauss and Newton along one coordinate; returns the step taken. */
  private double improve(OperatorKind kind, List<Measurement> measurements) {
    var errors = meanByCore(measurements, this::error);
    var shares = meanByCore(measurements, measured -> share(measured, kind));
    double gradient = RIDGE * (logarithms[kind.ordinal()] - beforehand(kind));
    double curvature = RIDGE;
    for (var measured : measurements) {
      double slope = share(measured, kind) - shares.getOrDefault(measured.core(), 0.0);
      gradient += (error(measured) - errors.getOrDefault(measured.core(), 0.0)) * slope;
      curvature += slope * slope;
    }
    double step = -gradient / curvature;
    logarithms[kind.ordinal()] += step;
    return step;
  }

  private double error(Measurement measured) {
    return Math.log(weigh(measured.macs()) / measured.cycles());
  }

  private double share(Measurement measured, OperatorKind kind) {
    return weigh(measured.macs(), kind) / weigh(measured.macs());
  }

  private static Map<Core, Double> meanByCore(
      List<Measurement> measurements, ToDoubleFunction<Measurement> value) {
    return measurements.stream()
        .collect(Collectors.groupingBy(Measurement::core, Collectors.averagingDouble(value)));
  }
}
