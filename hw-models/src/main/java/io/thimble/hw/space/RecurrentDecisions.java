package io.thimble.hw.space;

import io.thimble.hw.arch.Dense;
import io.thimble.hw.arch.Layer;
import io.thimble.hw.arch.Recurrent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What every space of recurrent networks asks: {@code recurrent_units}, {@code recurrent_layers},
 * and {@code dense_units} of a dense layer with ReLU behind the last state, 0 for none.
 */
final class RecurrentDecisions {
  static final String UNITS = "recurrent_units";
  static final String LAYERS = "recurrent_layers";
  static final String DENSE_UNITS = "dense_units";

  /** Multiples of 4, with the 84, 164 and 188 of "Hello Edge" (arXiv 1711.07128, table 2). */
  private static final List<Integer> DENSE =
      List.of(0, 16, 24, 32, 48, 64, 84, 96, 112, 128, 164, 188);

  private RecurrentDecisions() {}

  /** The decisions with these choices of units, and 1 to {@code mostLayers} layers. */
  static List<Decision> ask(List<Integer> units, int mostLayers) {
    return List.of(
        new Decision(UNITS, units, Effect.RISING),
        new Decision(LAYERS, IntStream.rangeClosed(1, mostLayers).boxed().toList(), Effect.DEPTH),
        new Decision(DENSE_UNITS, DENSE, Effect.OPTIONAL));
  }

  /** The stack, and the dense layer where there is one. */
  static List<Layer> layers(Recurrent stack, Decisions decisions) {
    var layers = new ArrayList<Layer>();
    layers.add(stack);
    if (decisions.get(DENSE_UNITS) > 0) {
      layers.add(new Dense(decisions.get(DENSE_UNITS), true));
    }
    return layers;
  }
}
