package io.thimble.worker.replay.generate;

import io.thimble.worker.grid.Grid;
import java.util.List;
import java.util.Map;

/**
 * A made-up accuracy. Every axis adds {@code weight (1 - ((p - peak) / max(peak, 1 - peak))^2)} to
 * a network's merit, where p is the answer's place on the axis; pairs of axes add {@code weight p
 * q}; the error is {@code 0.03 + 0.6 / (1 + exp(merit - 2))}, and a little noise. So more of
 * everything helps less and less, some answers are best in the middle, and some help only together,
 * as trained networks show; no figure in it was measured.
 */
final class SyntheticAccuracy implements AccuracyModel {
  private static final double LEAST_ERROR = 0.03;
  private static final double SPAN = 0.6;

  /** A third of a percent: about what seeds differ by where networks hear well. */
  private static final Noise NOISE = new Noise(0.003);

  private final List<Scale> scales;
  private final List<Response> responses;
  private final List<Interplay> interplays;

  /**
   * What an axis adds.
   *
   * @param weight at its best answer
   * @param peak where that lies, 0 to 1
   */
  record Response(double weight, double peak) {
    double at(double place) {
      double distance = (place - peak) / Math.max(peak, 1 - peak);
      return weight * (1 - distance * distance);
    }
  }

  /** What two axes add together. */
  record Interplay(int first, int second, double weight) {}

  /**
   * The model of a grid.
   *
   * @param responses by the names of the grid's axes
   * @param interplays by places of axes
   */
  SyntheticAccuracy(Grid grid, Map<String, Response> responses, List<Interplay> interplays) {
    this.scales = grid.axes().stream().map(axis -> Scale.of(axis.choices())).toList();
    this.responses =
        grid.axes().stream()
            .map(axis -> responses.getOrDefault(axis.name(), new Response(0, 0)))
            .toList();
    this.interplays = interplays;
  }

  @Override
  public double accuracy(List<Integer> point) {
    var places = new double[point.size()];
    double merit = 0;
    for (int i = 0; i < places.length; i++) {
      places[i] = scales.get(i).place(point.get(i));
      merit += responses.get(i).at(places[i]);
    }
    for (var interplay : interplays) {
      merit += interplay.weight() * places[interplay.first()] * places[interplay.second()];
    }
    double error = LEAST_ERROR + SPAN / (1 + StrictMath.exp(merit - 2));
    return 1 - error + NOISE.at(point);
  }
}
