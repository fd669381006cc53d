package io.thimble.hw.budget;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.Conv2d;
import io.thimble.hw.arch.Dense;
import io.thimble.hw.arch.Family;
import io.thimble.hw.arch.FeatureMap;
import io.thimble.hw.arch.Layer;
import io.thimble.hw.arch.Padding;
import io.thimble.hw.arch.Softmax;
import io.thimble.hw.arch.Window;
import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.space.Decision;
import io.thimble.hw.space.Decisions;
import io.thimble.hw.space.Effect;
import io.thimble.hw.space.Space;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A space of 1,728 points that can be gone through, with decisions of every effect, points without
 * an architecture (a second kernel that is longer than what the first leaves), and sizes that
 * coincide.
 */
final class SmallSpace implements Space {
  private static final List<Decision> DECISIONS =
      List.of(
          new Decision("log_mel", List.of(0, 1), Effect.FALLING),
          new Decision("coefficients", List.of(8, 12), Effect.RISING),
          new Decision("window", List.of(20, 30, 40), Effect.WINDOW),
          new Decision("stride_ms", List.of(20, 36), Effect.FALLING),
          new Decision("convolutions", List.of(1, 2), Effect.DEPTH),
          new Decision("filters", List.of(8, 12, 16), Effect.RISING),
          new Decision("kernel", List.of(3, 10, 24), Effect.KERNEL),
          new Decision("second_kernel", List.of(2, 3), Effect.KERNEL, 2),
          new Decision("dense", List.of(0, 12), Effect.OPTIONAL));

  @Override
  public Family family() {
    return Family.CNN;
  }

  @Override
  public List<Decision> decisions() {
    return DECISIONS;
  }

  @Override
  public Architecture decode(Decisions decisions, int classes) {
    return new Architecture(Family.CNN, frontEnd(decisions), layers(decisions, classes));
  }

  @Override
  public Architecture decodeCut(Decisions decisions, int classes) {
    var map = FeatureMap.of(frontEnd(decisions));
    var layers = new ArrayList<Layer>();
    for (var layer : layers(decisions, classes)) {
      layers.add(layer instanceof Conv2d convolution ? convolution.cutTo(map) : layer);
      map = layers.getLast().output(map);
    }
    return new Architecture(Family.CNN, frontEnd(decisions), layers);
  }

  /** All points, those without an architecture left out. */
  List<Architecture> networks(int classes) {
    return points(0, new TreeMap<>()).stream()
        .flatMap(
            point -> {
              try {
                return List.of(decode(point, classes)).stream();
              } catch (IllegalArgumentException _) {
                return List.<Architecture>of().stream();
              }
            })
        .toList();
  }

  private List<Decisions> points(int from, TreeMap<String, Integer> chosen) {
    if (from == DECISIONS.size()) {
      return List.of(new Decisions(Family.CNN, chosen));
    }
    var points = new ArrayList<Decisions>();
    for (var choice : DECISIONS.get(from).choices()) {
      chosen.put(DECISIONS.get(from).name(), choice);
      points.addAll(points(from + 1, chosen));
    }
    return points;
  }

  private static FrontEnd frontEnd(Decisions decisions) {
    return new FrontEnd(
        decisions.get("log_mel") == 0 ? FrontEnd.Kind.MFCC : FrontEnd.Kind.LOG_MEL,
        decisions.get("coefficients"),
        decisions.get("window"),
        decisions.get("stride_ms"));
  }

  private static List<Layer> layers(Decisions decisions, int classes) {
    var layers = new ArrayList<Layer>();
    int filters = decisions.get("filters");
    layers.add(new Conv2d(filters, valid(decisions.get("kernel"), 4)));
    if (decisions.get("convolutions") == 2) {
      layers.add(new Conv2d(filters, valid(decisions.get("second_kernel"), 2)));
    }
    if (decisions.get("dense") > 0) {
      layers.add(new Dense(decisions.get("dense"), true));
    }
    layers.add(new Dense(classes, false));
    layers.add(new Softmax());
    return layers;
  }

  private static Window valid(int kernelTime, int kernelFrequency) {
    return new Window(kernelTime, kernelFrequency, 2, 1, Padding.VALID);
  }
}
