package io.thimble.hw.space;

import io.thimble.hw.arch.Family;
import io.thimble.hw.arch.Layer;
import io.thimble.hw.arch.ProjectedLstm;
import java.util.ArrayList;
import java.util.List;

/**
 * Long short-term memory over the frames with a {@code projection} of the state, whose last state
 * is classified. Sizes are multiples of 4, and the projections 98 and 130 of "Hello Edge" (arXiv
 * 1711.07128, table 2) beside its 188 and its 144, 280 and 500 units.
 */
final class LstmSpace extends FamilySpace {
  static final String PROJECTION = "projection";

  private static final int MOST_LAYERS = 2;

  private static final List<Integer> UNITS =
      List.of(16, 24, 32, 48, 64, 80, 96, 112, 128, 144, 160, 192, 224, 280, 344, 416, 500);

  private static final List<Integer> PROJECTIONS =
      List.of(8, 12, 16, 24, 32, 48, 64, 80, 98, 112, 130, 160, 188);

  LstmSpace() {
    super(Family.LSTM, ask());
  }

  @Override
  List<Layer> hiddenLayers(Decisions answers) {
    var stack =
        new ProjectedLstm(
            answers.get(RecurrentDecisions.UNITS),
            answers.get(PROJECTION),
            answers.get(RecurrentDecisions.LAYERS));
    return RecurrentDecisions.layers(stack, answers);
  }

  private static List<Decision> ask() {
    var decisions = new ArrayList<>(RecurrentDecisions.ask(UNITS, MOST_LAYERS));
    decisions.add(new Decision(PROJECTION, PROJECTIONS, Effect.RISING));
    return decisions;
  }
}
