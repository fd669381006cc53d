package io.thimble.db.trial;

import java.util.UUID;

/**
 * One try at running a trial. Its number is the fence: the store takes writes of the latest attempt
 * alone.
 *
 * @param search the search
 * @param trial the trial's number in its search
 * @param number 1 for the first try
 */
public record Attempt(UUID search, int trial, int number) {}
