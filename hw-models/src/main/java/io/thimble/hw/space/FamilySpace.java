package io.thimble.hw.space;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.Dense;
import io.thimble.hw.arch.Family;
import io.thimble.hw.arch.Layer;
import io.thimble.hw.arch.Softmax;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the spaces of all families share: they ask about the front end first, and their networks end
 * in a dense layer of one unit for each class and a softmax.
 */
abstract class FamilySpace implements Space {
  private final Family family;
  private final List<Decision> decisions;

  /** With the decisions of this family alone. */
  FamilySpace(Family family, List<Decision> ownDecisions) {
    this.family = family;
    this.decisions = Stream.concat(FrontEndDecisions.ALL.stream(), ownDecisions.stream()).toList();
  }

  /** The layers between the front end and the classifier; the decisions have been checked. */
  abstract List<Layer> hiddenLayers(Decisions decisions);

  @Override
  public final Family family() {
    return family;
  }

  @Override
  public final List<Decision> decisions() {
    return decisions;
  }

  @Override
  public final Architecture decode(Decisions decisions, int classes) {
    Spaces.requireAnswers(this, decisions);
    var layers = new ArrayList<>(hiddenLayers(decisions));
    layers.add(new Dense(classes, false));
    layers.add(new Softmax());
    return new Architecture(family, FrontEndDecisions.decode(decisions), layers);
  }
}
