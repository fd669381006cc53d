package io.thimble.worker.data.features;

/** Cosine and sine from which tables are made; the same to the bit on every machine. */
final class Cosine {
  private Cosine() {}

  /** The cosine of an angle in turns. */
  static double ofTurns(double turns) {
    return StrictMath.cos(2 * StrictMath.PI * turns);
  }

  /** {@code cos} at 0, 1, ... quarters of a circle of this many steps, as fixed point numbers. */
  static int[] quarter(int circle, double one) {
    var quarter = new int[circle / 4 + 1];
    for (int step = 0; step < circle / 4; step++) {
      quarter[step] = (int) StrictMath.rint(one * ofTurns((double) step / circle));
    }
    return quarter;
  }

  /** The cosine at any step of the circle, from the quarter. */
  static int at(int[] quarter, int step) {
    int right = quarter.length - 1;
    int half = step % (4 * right) > 2 * right ? 4 * right - step % (4 * right) : step % (4 * right);
    return half <= right ? quarter[half] : -quarter[2 * right - half];
  }
}
