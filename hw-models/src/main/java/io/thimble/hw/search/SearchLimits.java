package io.thimble.hw.search;

import io.thimble.hw.arch.Family;
import java.time.Duration;
import java.util.List;

/** The bounds of a spec: wide enough for every board, narrow enough to catch a slip. */
final class SearchLimits {
  static final int LONGEST_SPEC_CHARACTERS = 65_536;
  static final int LONGEST_NAME = 200;
  static final int LONGEST_DATASET = 100;
  static final int LONGEST_KEYWORD = 40;
  static final int LONGEST_LABEL = 40;
  static final int MOST_KEYWORDS = 50;
  static final int MOST_LABELS = 20;
  static final long MOST_BYTES = 1_000_000_000;
  static final long MOST_OPS = 1_000_000_000_000L;
  static final double MOST_MILLIS = 3_600_000;
  static final double MOST_MICROJOULES = 1e12;
  static final int MOST_TRIALS = 10_000;
  static final int MOST_PARALLELISM = 256;
  static final int MOST_EPOCHS = 10_000;
  static final int MOST_RUNGS = 10;
  static final int LEAST_REDUCTION = 2;
  static final int MOST_REDUCTION = 10;
  static final int MOST_FINALIST_SEEDS = 10;
  static final int MOST_WARM_STARTS = 8;
  static final Duration SHORTEST = Duration.ofSeconds(1);
  static final Duration LONGEST = Duration.ofDays(30);

  /** The families that are searched when a spec names none: all there are, best first. */
  static final List<Family> FAMILIES =
      List.of(
          Family.DS_CNN,
          Family.CRNN,
          Family.GRU,
          Family.LSTM,
          Family.LSTM_BASIC,
          Family.CNN,
          Family.DNN);

  /** The strategies that propose. */
  static final List<String> STRATEGIES =
      List.of(
          "auto",
          "bayesian",
          "bayesian-parego",
          "bayesian-thompson",
          "genetic",
          "genetic-nsga3",
          "aging-evolution",
          "random");

  private SearchLimits() {}
}
