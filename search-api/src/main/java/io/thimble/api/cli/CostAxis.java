package io.thimble.api.cli;

import java.util.Arrays;
import java.util.Iterator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.databind.JsonNode;

/** What a network costs, as an axis to draw. */
enum CostAxis {
  /** Length of the flatbuffer. */
  FLASH("flash", "flash", "kB", "flashBytes", "flashBytes", 1e3, 1),
  /** Tensor arena to reserve. */
  SRAM("sram", "arena", "kB", "sramBytes", "sramBytes", 1e3, 1),
  /** Operations of one inference. */
  OPS("ops", "operations", "million", "ops", "opsPerInference", 1e6, 1),
  /** Time of one inference, as estimated for the device. */
  LATENCY("latency", "latency", "ms", "latencyMicros", "latencyMillis", 1e3, 1e3),
  /** Energy of one inference, as estimated for the device. */
  ENERGY("energy", "energy", "mJ", "energyMicrojoules", "energyMicrojoules", 1e3, 1);

  private final String label;
  private final String noun;
  private final String unitName;
  private final String memberField;
  private final String budgetField;
  private final double unit;
  private final double budgetFactor;

  CostAxis(
      String label,
      String noun,
      String unitName,
      String memberField,
      String budgetField,
      double unit,
      double budgetFactor) {
    this.label = label;
    this.noun = noun;
    this.unitName = unitName;
    this.memberField = memberField;
    this.budgetField = budgetField;
    this.unit = unit;
    this.budgetFactor = budgetFactor;
  }

  /** The name that people give, and of the column in a search's points. */
  String label() {
    return label;
  }

  /** With its unit. */
  String title() {
    return noun + ", " + unitName;
  }

  /** For example {@code kB}. */
  String unitName() {
    return unitName;
  }

  /** The cost of a member of a front in this axis's unit; not a number where nobody knows it. */
  double of(JsonNode member) {
    var value = member.path(memberField);
    return inUnit(value.isObject() ? value.path("estimate") : value);
  }

  /** The same of a column of a search's points. */
  double inUnit(JsonNode value) {
    return value.isNumber() ? value.asDouble() / unit : Double.NaN;
  }

  /** The limit of a spec's budget in this axis's unit; not a number where there is none. */
  double limit(JsonNode spec) {
    var value = spec.path("budget").path(budgetField);
    return value.isNumber() ? value.asDouble() * budgetFactor / unit : Double.NaN;
  }

  /** Reads the name. */
  static final class Converter implements ITypeConverter<CostAxis> {
    @Override
    public CostAxis convert(String given) {
      return Arrays.stream(values())
          .filter(axis -> axis.label.equalsIgnoreCase(given))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "The cost (%s) is not known. Maybe one of: %s."
                          .formatted(given, String.join(", ", new Labels()))));
    }
  }

  /** All names. */
  static final class Labels implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(values()).map(CostAxis::label).iterator();
    }
  }
}
