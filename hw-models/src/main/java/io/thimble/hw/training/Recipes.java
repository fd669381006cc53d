package io.thimble.hw.training;

import io.thimble.hw.arch.Family;

/** The recipe of each family. */
public final class Recipes {
  private Recipes() {}

  /** The recipe that was measured to suit a family. */
  public static Recipe of(Family family) {
    return switch (family) {
      case DNN, CNN, DS_CNN, LSTM_BASIC, LSTM, GRU, CRNN -> Recipe.DEFAULT;
    };
  }
}
