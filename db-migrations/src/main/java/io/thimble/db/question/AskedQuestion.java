package io.thimble.db.question;

import java.util.UUID;

/**
 * A question that waits for its answer.
 *
 * @param search the search of the trial
 * @param trial its number
 * @param question what is asked
 */
public record AskedQuestion(UUID search, int trial, Question question) {}
