package io.thimble.db.course;

import java.time.Instant;

/**
 * A change of a search's front.
 *
 * @param event id of the event that tells of it
 * @param at when
 * @param seconds time since a worker first took the search up, pauses included
 * @param scored trials, without replicas, that were scored by then
 * @param size members of the front from then on
 * @param hypervolume of the front from then on, each objective scaled by its budget
 */
public record FrontChange(
    long event, Instant at, double seconds, int scored, int size, double hypervolume) {}
