package io.thimble.hw.training;

/** Checks of a recipe's values. */
final class Bounds {
  private Bounds() {}

  /**
   * Requires a value within bounds, both included.
   *
   * @throws IllegalArgumentException which names the value and what may help
   */
  static void require(double value, double least, double most, String name, Number better) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "The training's %s (%s) is not from %s to %s. Maybe use %s."
              .formatted(name, value, least, most, better));
    }
  }
}
