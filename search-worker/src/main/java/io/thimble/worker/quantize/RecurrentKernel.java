package io.thimble.worker.quantize;

import io.thimble.hw.arch.FeatureMap;
import io.thimble.hw.arch.Gru;
import io.thimble.hw.arch.Lstm;
import io.thimble.hw.arch.ProjectedLstm;
import io.thimble.hw.arch.Recurrent;
import io.thimble.worker.train.RecurrentWeights;
import io.thimble.worker.train.TrainedLayer;
import java.util.List;

/** A recurrent stack in float: walks over the rows of its input and gives the last state. */
final class RecurrentKernel implements FloatKernel {
  private final List<RecurrentCell> cells;
  private final int steps;

  RecurrentKernel(Recurrent stack, TrainedLayer trained, FeatureMap input) {
    steps = input.height();
    cells =
        RecurrentWeights.of(stack, trained, input).stream()
            .map(weights -> cell(stack, weights))
            .toList();
  }

  @Override
  public void run(float[] input, float[] output) {
    walk(input, () -> {});
    System.arraycopy(cells.getLast().state(), 0, output, 0, output.length);
  }

  /** The layers, from the bottom. */
  List<RecurrentCell> cells() {
    return cells;
  }

  /** Walks over the rows of an input. */
  void walk(float[] input, Runnable afterStep) {
    cells.forEach(RecurrentCell::reset);
    int width = input.length / steps;
    for (int step = 0; step < steps; step++) {
      float[] values = input;
      int start = step * width;
      for (var cell : cells) {
        cell.step(values, start);
        values = cell.state();
        start = 0;
      }
      afterStep.run();
    }
  }

  private static RecurrentCell cell(Recurrent stack, RecurrentWeights weights) {
    return switch (stack) {
      case Gru gru -> new GruCell(weights, gru.units());
      case Lstm lstm -> new LstmCell(weights, lstm.units(), lstm.units());
      case ProjectedLstm lstm -> new LstmCell(weights, lstm.units(), lstm.projection());
    };
  }
}
