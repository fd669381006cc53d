package io.thimble.api.events;

import java.util.List;

/**
 * Events, for a reader that asks again and again.
 *
 * @param events oldest first
 * @param last id to ask after next time
 * @param ended whether the search is over and nothing will follow
 */
public record EventsJson(List<EventJson> events, long last, boolean ended) {}
