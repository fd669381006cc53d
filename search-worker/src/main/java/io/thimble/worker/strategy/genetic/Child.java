package io.thimble.worker.strategy.genetic;

import io.thimble.worker.strategy.problem.Candidate;
import io.thimble.worker.strategy.problem.Result;
import java.util.List;
import java.util.Locale;

/**
 * A new candidate, made from others.
 *
 * @param candidate what to try
 * @param kind how it was made
 * @param parents what it was made from
 */
record Child(Candidate candidate, Kind kind, List<Result> parents) {
  /** How children are made. */
  enum Kind {
    /** By variation of one or two parents. */
    CHILD("Made from"),
    /** By a step or two from one. */
    NEIGHBOUR("A step or two from");

    private final String beginning;

    Kind(String beginning) {
      this.beginning = beginning;
    }

    /** The word that is stored. */
    String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** How a sentence about such a child begins, before its parents. */
    String beginning() {
      return beginning;
    }
  }
}
