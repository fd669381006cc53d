package io.thimble.hw.space;

import io.thimble.hw.arch.Dense;
import io.thimble.hw.arch.Family;
import io.thimble.hw.arch.Layer;
import java.util.ArrayList;
import java.util.List;

/**
 * Fully connected networks: {@code layers} hidden layers of {@code layer1_units}, {@code
 * layer2_units}, … with ReLU. The widths reach from 16 to the 436 of "Hello Edge" (arXiv
 * 1711.07128, table 2) and hold its 144 and 256.
 */
final class DnnSpace extends FamilySpace {
  static final String LAYERS = "layers";

  private static final int MOST_LAYERS = 4;

  private static final List<Integer> UNITS =
      List.of(16, 24, 32, 48, 64, 80, 96, 112, 128, 144, 160, 192, 224, 256, 320, 384, 436);

  DnnSpace() {
    super(Family.DNN, ask());
  }

  static String units(int layer) {
    return "layer%d_units".formatted(layer);
  }

  @Override
  List<Layer> hiddenLayers(Decisions answers) {
    var layers = new ArrayList<Layer>();
    for (int layer = 1; layer <= answers.get(LAYERS); layer++) {
      layers.add(new Dense(answers.get(units(layer)), true));
    }
    return layers;
  }

  private static List<Decision> ask() {
    var decisions = new ArrayList<Decision>();
    decisions.add(new Decision(LAYERS, List.of(1, 2, 3, MOST_LAYERS), Effect.DEPTH));
    for (int layer = 1; layer <= MOST_LAYERS; layer++) {
      decisions.add(new Decision(units(layer), UNITS, Effect.RISING).from(layer));
    }
    return decisions;
  }
}
