package io.thimble.worker.strategy.genetic;

import io.thimble.worker.strategy.problem.Candidate;
import io.thimble.worker.strategy.problem.Result;
import java.util.List;

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
    /** By a step from a member of the front. */
    NEIGHBOUR("A step from"),
    /** By two of them. */
    SECOND_NEIGHBOUR("Two steps from"),
    /** As it was in an earlier search, whose trials this one learns from. */
    AGAIN("The same as");

    private final String beginning;

    Kind(String beginning) {
      this.beginning = beginning;
    }

    /** The word that is stored. */
    String label() {
      return switch (this) {
        case CHILD -> "child";
        case NEIGHBOUR, SECOND_NEIGHBOUR -> "neighbour";
        case AGAIN -> "again";
      };
    }

    /** How a sentence about such a child begins, before its parents. */
    String beginning() {
      return beginning;
    }
  }
}
