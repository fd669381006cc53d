package io.thimble.api.course;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Trials as rows of a table, so that names are told once.
 *
 * @param event id of the last event that is told of; 0 before the first
 * @param whole whether {@code rows} are all trials; else those that something happened to
 * @param front numbers of all trials that are on the front now
 * @param columns names of the columns
 * @param rows the values of a trial in the order of the columns, by number; null where there is
 *     nothing
 */
record PointsJson(
    long event,
    boolean whole,
    List<Integer> front,
    List<String> columns,
    List<List<@Nullable Object>> rows) {}
