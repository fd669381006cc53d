package io.thimble.hw.training;

/**
 * Where a value of a recipe must lie.
 *
 * @param least smallest value that will do
 * @param most greatest
 */
public record Bounds(double least, double most) {
  /**
   * Requires a value within the bounds.
   *
   * @throws IllegalArgumentException which names the value and what may help
   */
  void require(double value, String name, Number better) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "The training's %s (%s) is not from %s to %s. Maybe use %s."
              .formatted(name, value, least, most, better));
    }
  }
}
