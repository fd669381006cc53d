package io.thimble.hw.budget;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says why nothing fits, and what to raise. */
final class NothingSentence {
  private NothingSentence() {}

  /** Where one limit alone would do, each of those; else those that must be raised together. */
  static String of(Feasibility.Nothing nothing) {
    var alone =
        nothing.relaxations().stream()
            .filter(relaxation -> relaxation.smallest().isPresent())
            .map(
                relaxation ->
                    new Violation(
                        relaxation.limit(),
                        relaxation.allowed(),
                        relaxation.smallest().getAsDouble()))
            .toList();
    var smallest =
        alone.size() < nothing.relaxations().size() || alone.size() > 1
            ? "the smallest network within the other limits needs"
            : "the smallest network needs";
    return alone.isEmpty()
        ? sentence(nothing.violations(), "the nearest network needs", " and ")
        : sentence(alone, smallest, ", or ");
  }

  private static String sentence(List<Violation> violations, String needs, String conjunction) {
    return "No network of these families fits: %s. Maybe %s."
        .formatted(
            violations.stream()
                .map(violation -> reason(violation, needs))
                .collect(Collectors.joining("; ")),
            violations.stream()
                .map(NothingSentence::remedy)
                .distinct()
                .collect(Collectors.joining(conjunction)));
  }

  private static String reason(Violation violation, String needs) {
    return "%s allows %s %s, and %s %s"
        .formatted(
            violation.limit().label(),
            number(violation.allowed()),
            violation.limit().unit(),
            needs,
            number(violation.actual()));
  }

  private static String remedy(Violation violation) {
    return switch (violation.limit()) {
      case FLASH, SRAM, OPS, LATENCY, ENERGY ->
          "raise %s to %s".formatted(violation.limit().label(), number(violation.actual()));
      case DEVICE_FLASH, DEVICE_SRAM -> "choose a larger device";
    };
  }

  /** Rounded up, so that the figure shown would do. */
  private static String number(double value) {
    return value == Math.rint(value)
        ? "%d".formatted((long) value)
        : String.format(Locale.ROOT, "%.3f", Math.ceil(value * 1000) / 1000);
  }
}
