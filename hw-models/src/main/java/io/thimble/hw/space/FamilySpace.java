package io.thimble.hw.space;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.Conv2d;
import io.thimble.hw.arch.Dense;
import io.thimble.hw.arch.Family;
import io.thimble.hw.arch.FeatureMap;
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

  /** The layers between the front end and the classifier; the answers have been checked. */
  abstract List<Layer> hiddenLayers(Decisions answers);

  @Override
  public final Family family() {
    return family;
  }

  @Override
  public final List<Decision> decisions() {
    return decisions;
  }

  @Override
  public final Architecture decode(Decisions answers, int classes) {
    requireAnswers(answers);
    return architecture(answers, hiddenLayers(answers), classes);
  }

  @Override
  public final Architecture decodeCut(Decisions answers, int classes) {
    requireAnswers(answers);
    var map = FeatureMap.of(FrontEndDecisions.decode(answers));
    var layers = new ArrayList<Layer>();
    for (var layer : hiddenLayers(answers)) {
      layers.add(layer instanceof Conv2d convolution ? convolution.cutTo(map) : layer);
      map = layers.getLast().output(map);
    }
    return architecture(answers, layers, classes);
  }

  private Architecture architecture(Decisions answers, List<Layer> hidden, int classes) {
    var layers = new ArrayList<>(hidden);
    layers.add(new Dense(classes, false));
    layers.add(new Softmax());
    return new Architecture(family, FrontEndDecisions.decode(answers), layers);
  }

  /** Checks that every decision has one of its choices, and that there is nothing else. */
  private void requireAnswers(Decisions answers) {
    if (answers.family() != family) {
      throw new IllegalArgumentException(
          "The decisions are about another family (%s) than the space (%s). Maybe ask Spaces.of."
              .formatted(answers.family().label(), family.label()));
    }
    for (var decision : decisions) {
      var value = answers.get(decision.name());
      if (!decision.choices().contains(value)) {
        throw new IllegalArgumentException(
            "The value of %s (%d) is no choice. Maybe use one of: %s."
                .formatted(decision.name(), value, decision.choices()));
      }
    }
    if (answers.values().size() > decisions.size()) {
      throw new IllegalArgumentException(
          "The decisions (%s) are more than the space has. Maybe one is misspelt; it has: %s."
              .formatted(
                  answers.values().keySet(), decisions.stream().map(Decision::name).toList()));
    }
  }
}
