package io.thimble.hw.space;

import io.thimble.hw.arch.Family;
import io.thimble.hw.arch.Gru;
import io.thimble.hw.arch.Layer;
import java.util.List;

/**
 * Gated recurrent units over the frames, whose last state is classified. Units are multiples of 8,
 * and the 154 and 250 of "Hello Edge" (arXiv 1711.07128, table 2) beside its 400.
 */
final class GruSpace extends FamilySpace {
  private static final int MOST_LAYERS = 2;

  private static final List<Integer> UNITS =
      List.of(16, 24, 32, 40, 48, 64, 80, 96, 112, 128, 154, 176, 208, 250, 304, 352, 400);

  GruSpace() {
    super(Family.GRU, RecurrentDecisions.ask(UNITS, MOST_LAYERS));
  }

  @Override
  List<Layer> hiddenLayers(Decisions answers) {
    var stack =
        new Gru(answers.get(RecurrentDecisions.UNITS), answers.get(RecurrentDecisions.LAYERS));
    return RecurrentDecisions.layers(stack, answers);
  }
}
