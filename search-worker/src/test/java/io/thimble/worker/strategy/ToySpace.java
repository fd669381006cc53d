package io.thimble.worker.strategy;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.Dense;
import io.thimble.hw.arch.Family;
import io.thimble.hw.arch.Layer;
import io.thimble.hw.arch.Softmax;
import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.space.Decision;
import io.thimble.hw.space.Decisions;
import io.thimble.hw.space.Space;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A small space: {@code leastLayers} to {@code mostLayers} hidden layers of {@code widths} units.
 * Widths of absent layers have no effect, so some points share an architecture. As in real spaces,
 * some points do not fit together: here two hidden layers of which the first is the narrower one.
 */
public record ToySpace(Family family, int leastLayers, int mostLayers, List<Integer> widths)
    implements Space {
  @Override
  public List<Decision> decisions() {
    var decisions = new ArrayList<Decision>();
    decisions.add(new Decision("coefficients", List.of(8, 10)));
    decisions.add(
        new Decision("layers", IntStream.rangeClosed(leastLayers, mostLayers).boxed().toList()));
    for (int layer = 1; layer <= mostLayers; layer++) {
      decisions.add(new Decision("width" + layer, widths));
    }
    return decisions;
  }

  @Override
  public Architecture decode(Decisions decisions, int classes) {
    var layers = new ArrayList<Layer>();
    for (int layer = 1; layer <= decisions.get("layers"); layer++) {
      layers.add(new Dense(decisions.get("width" + layer), true));
    }
    if (layers.size() == 2 && decisions.get("width1") < decisions.get("width2")) {
      throw new IllegalArgumentException("The shapes do not fit together.");
    }
    layers.add(new Dense(classes, false));
    layers.add(new Softmax());
    return new Architecture(family, FrontEnd.mfcc(decisions.get("coefficients"), 40, 40), layers);
  }
}
