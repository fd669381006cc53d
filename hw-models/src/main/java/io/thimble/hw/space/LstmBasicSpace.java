package io.thimble.hw.space;

import io.thimble.hw.arch.Family;
import io.thimble.hw.arch.Layer;
import io.thimble.hw.arch.Lstm;
import java.util.List;

/**
 * Long short-term memory over the frames, whose last state is classified. Units are multiples of 8,
 * and the 118 and 214 of "Hello Edge" (arXiv 1711.07128, table 2) beside its 344.
 */
final class LstmBasicSpace extends FamilySpace {
  private static final int MOST_LAYERS = 2;

  private static final List<Integer> UNITS =
      List.of(16, 24, 32, 40, 48, 64, 80, 96, 118, 128, 144, 160, 192, 214, 256, 304, 344);

  LstmBasicSpace() {
    super(Family.LSTM_BASIC, RecurrentDecisions.ask(UNITS, MOST_LAYERS));
  }

  @Override
  List<Layer> hiddenLayers(Decisions answers) {
    var stack =
        new Lstm(answers.get(RecurrentDecisions.UNITS), answers.get(RecurrentDecisions.LAYERS));
    return RecurrentDecisions.layers(stack, answers);
  }
}
