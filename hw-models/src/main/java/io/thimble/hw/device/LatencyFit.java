package io.thimble.hw.device;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far the latency model is off on measurements that it did not see, by core and library; {@code
 * docs/latency.md} shows it.
 */
public final class LatencyFit {
  private LatencyFit() {}

  /** What was left out before the model was fitted. */
  public enum LeftOut {
    /** One network at a time: what to expect on a core and library that were measured. */
    NETWORK,
    /** One library on one core at a time: what to expect where it is carried over. */
    LIBRARY
  }

  /**
   * The errors on one core with one library.
   *
   * @param core the core
   * @param kernels the library
   * @param leftOut what the model did not see
   * @param measurements held-out measurements
   * @param medianError median of the errors relative to what was measured; 0.1 is ten percent off
   * @param worstError largest of them
   * @param plainMedianError the median for one number for each core and library, kinds alike
   */
  public record Row(
      Core core,
      KernelLibrary kernels,
      LeftOut leftOut,
      int measurements,
      double medianError,
      double worstError,
      double plainMedianError) {}

  /** Errors wherever something could be held out, by what was left out, core and library. */
  public static List<Row> rows() {
    var published = Measurement.published();
    return Stream.concat(
            rows(
                LeftOut.NETWORK,
                HeldOut.networks(published, CycleModel::byKind),
                HeldOut.networks(published, CycleModel::ofOneNumber)),
            rows(
                LeftOut.LIBRARY,
                HeldOut.libraries(published, CycleModel::byKind),
                HeldOut.libraries(published, CycleModel::ofOneNumber)))
        .toList();
  }

  /** The median of the relative errors over all cores and libraries. */
  public static double medianError(LeftOut leftOut) {
    var published = Measurement.published();
    return median(
        switch (leftOut) {
          case NETWORK -> HeldOut.networks(published, CycleModel::byKind);
          case LIBRARY -> HeldOut.libraries(published, CycleModel::byKind);
        });
  }

  /** The rows as a table in Markdown. */
  public static String table() {
    return rows().stream()
        .map(
            row ->
                String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %d | %.0f %% | %.0f %% | %.0f %% |",
                    row.leftOut().name().toLowerCase(Locale.ROOT),
                    row.core().label(),
                    row.kernels().label(),
                    row.measurements(),
                    100 * row.medianError(),
                    100 * row.worstError(),
                    100 * row.plainMedianError()))
        .collect(
            Collectors.joining(
                "\n",
                """
                | left out | core | library | measurements | median error | worst error | median error of one number |
                |---|---|---|---|---|---|---|
                """,
                "\n"));
  }

  private static Stream<Row> rows(LeftOut leftOut, List<HeldOut> byKind, List<HeldOut> plain) {
    return byKind.stream()
        .map(HeldOut::measured)
        .map(measured -> List.<Enum<?>>of(measured.core(), measured.kernels()))
        .distinct()
        .map(place -> row(leftOut, at(place, byKind), at(place, plain)))
        .sorted(Comparator.comparing(Row::core).thenComparing(Row::kernels));
  }

  private static List<HeldOut> at(List<Enum<?>> place, List<HeldOut> errors) {
    return errors.stream()
        .filter(held -> place.equals(List.of(held.measured().core(), held.measured().kernels())))
        .toList();
  }

  private static Row row(LeftOut leftOut, List<HeldOut> byKind, List<HeldOut> plain) {
    var measured = byKind.getFirst().measured();
    return new Row(
        measured.core(),
        measured.kernels(),
        leftOut,
        byKind.size(),
        median(byKind),
        byKind.stream().mapToDouble(HeldOut::relativeError).max().orElseThrow(),
        median(plain));
  }

  private static double median(List<HeldOut> errors) {
    var sorted = errors.stream().mapToDouble(HeldOut::relativeError).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
