package io.thimble.worker.train;

import io.thimble.hw.training.LearningRateDecay;
import io.thimble.hw.training.Recipe;

/**
 * The learning rate of each step: up in a straight line, then down.
 *
 * @param highest rate at the end of the warm-up
 * @param decay how it falls after that
 * @param warmUp steps of the warm-up
 * @param steps steps of the whole training
 */
record LearningRate(double highest, LearningRateDecay decay, int warmUp, int steps) {
  private static final double FACTOR = 0.1;
  private static final double FIRST_FALL = 0.5;
  private static final double SECOND_FALL = 0.75;

  /** The rates of a whole training of so many steps. */
  static LearningRate of(Recipe recipe, int steps) {
    int warmUp = (int) Math.round(recipe.warmUp() * steps);
    return new LearningRate(recipe.learningRate(), recipe.decay(), warmUp, steps);
  }

  /** The rate of a step, counted from 0. */
  double at(int step) {
    if (step < warmUp) {
      return highest * (step + 1) / (warmUp + 1);
    }
    return switch (decay) {
      case COSINE -> highest / 2 * (1 + Math.cos(Math.PI * (step - warmUp) / (steps - warmUp)));
      case STEP -> highest * Math.pow(FACTOR, falls((double) step / steps));
    };
  }

  private static int falls(double done) {
    return done < FIRST_FALL ? 0 : done < SECOND_FALL ? 1 : 2;
  }
}
