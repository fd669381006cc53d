package io.thimble.db;

import java.util.UUID;

/**
 * The names under which work stands in db-scheduler's table; stores enqueue it, workers execute it.
 */
public final class WorkNames {
  /** Proposes trials for a search and ends it when all is done; the instance is the search's id. */
  public static final String ADVANCE_SEARCH = "advance-search";

  /** Runs a trial; the instance is {@link #trialInstance}. */
  public static final String RUN_TRIAL = "run-trial";

  /** Fetches the archive of a data set; the instance is the import's id. */
  public static final String FETCH_DATASET = "fetch-dataset";

  /**
   * Answers a question; the instance is its id. It stands in a table of its own, see {@link
   * QuestionChoice}.
   */
  public static final String ANSWER_QUESTION = "answer-question";

  private WorkNames() {}

  /** The task instance of a trial, for example {@code 0197…/3}. */
  public static String trialInstance(UUID search, int trial) {
    return search + "/" + trial;
  }
}
