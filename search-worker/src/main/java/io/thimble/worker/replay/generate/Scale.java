package io.thimble.worker.replay.generate;

import java.util.List;

/**
 * Where an answer lies between the least (0) and the largest (1) of its axis: by its logarithm
 * where all are above 0, for twice the filters mean as much at 8 as at 80.
 */
record Scale(double low, double high, boolean logarithmic) {
  static Scale of(List<Integer> choices) {
    boolean logarithmic = choices.getFirst() > 0;
    return new Scale(
        position(choices.getFirst(), logarithmic),
        position(choices.getLast(), logarithmic),
        logarithmic);
  }

  double place(int answer) {
    return (position(answer, logarithmic) - low) / (high - low);
  }

  private static double position(int answer, boolean logarithmic) {
    return logarithmic ? StrictMath.log(answer) : answer;
  }
}
