package io.thimble.api.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of searches.
 *
 * @param searches newest first
 * @param next cursor of the next page, or null on the last one
 */
public record SearchesJson(List<SearchJson> searches, @Nullable String next) {}
