package io.thimble.worker.replay.function;

/** A function of several variables with several values, all to be minimised. */
interface TestFunction {
  /** The least number of variables with which it is defined. */
  int fewestVariables();

  /**
   * How many levels a variable has on a grid of so many levels; a function of bits has its own.
   *
   * @param variable from 0 on
   */
  default int levels(int variable, int levels) {
    return levels;
  }

  /**
   * The values at a point.
   *
   * @param x every variable from 0 to 1
   */
  double[] at(double[] x);
}
