package io.thimble.api.trial;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of trials.
 *
 * @param trials by number
 * @param next cursor of the next page, or null on the last one
 */
public record TrialsJson(List<TrialJson> trials, @Nullable String next) {}
