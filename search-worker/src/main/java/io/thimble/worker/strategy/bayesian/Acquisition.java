package io.thimble.worker.strategy.bayesian;

import io.thimble.worker.strategy.problem.Candidate;
import java.util.random.RandomGenerator;

/** What a trial of a candidate would be worth. */
interface Acquisition {
  /** The worth of this candidate; never negative. */
  double of(Candidate candidate);

  /** What this worth means, for people. */
  String sentence(double worth);

  /** Makes an acquisition for one proposal. */
  interface Rule {
    /**
     * For this situation.
     *
     * @param random of the proposal
     */
    Acquisition in(Situation situation, RandomGenerator random);
  }
}
