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
}
