package io.thimble.hw.space;

import io.thimble.hw.arch.Family;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** The space of each family. */
public final class Spaces {
  private static final Space DNN = new DnnSpace();
  private static final Space CNN = new CnnSpace();
  private static final Space DS_CNN = new DsCnnSpace();
  private static final Space LSTM_BASIC = new LstmBasicSpace();
  private static final Space LSTM = new LstmSpace();
  private static final Space GRU = new GruSpace();
  private static final Space CRNN = new CrnnSpace();

  private Spaces() {}

  /** The families that have a space: all of them. */
  public static List<Family> families() {
    return List.of(Family.values());
  }

  /** The space of this family. */
  public static Space of(Family family) {
    return switch (family) {
      case DNN -> DNN;
      case CNN -> CNN;
      case DS_CNN -> DS_CNN;
      case LSTM_BASIC -> LSTM_BASIC;
      case LSTM -> LSTM;
      case GRU -> GRU;
      case CRNN -> CRNN;
    };
  }

  /** One point of the space, every choice of a decision equally likely. */
  public static Decisions sample(Space space, RandomGenerator random) {
    var values = new TreeMap<String, Integer>();
    for (var decision : space.decisions()) {
      var choices = decision.choices();
      values.put(decision.name(), choices.get(random.nextInt(choices.size())));
    }
    return new Decisions(space.family(), values);
  }

  /**
   * Checks that every decision of the space has one of its choices, and that there is nothing else.
   */
  static void requireAnswers(Space space, Decisions decisions) {
    if (decisions.family() != space.family()) {
      throw new IllegalArgumentException(
          "The decisions are about another family (%s) than the space (%s). Maybe ask Spaces.of."
              .formatted(decisions.family().label(), space.family().label()));
    }
    for (var decision : space.decisions()) {
      var value = decisions.get(decision.name());
      if (!decision.choices().contains(value)) {
        throw new IllegalArgumentException(
            "The value of %s (%d) is no choice. Maybe use one of: %s."
                .formatted(decision.name(), value, decision.choices()));
      }
    }
    if (decisions.values().size() > space.decisions().size()) {
      throw new IllegalArgumentException(
          "The decisions (%s) are more than the space has. Maybe one is misspelt; it has: %s."
              .formatted(
                  decisions.values().keySet(),
                  space.decisions().stream().map(Decision::name).toList()));
    }
  }
}
