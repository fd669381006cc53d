package io.thimble.api.events;

import io.swagger.v3.oas.annotations.media.Schema;
import io.thimble.db.event.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event.
 *
 * @param id rising; send the last one seen to get what came after
 * @param type for example {@code trial-scored}
 * @param trial the trial's number, or null
 * @param data further fields
 * @param at when
 */
public record EventJson(
    long id,
    String type,
    @Nullable Integer trial,
    @Schema(type = "object") JsonNode data,
    Instant at) {
  static EventJson of(Event event, JsonMapper mapper) {
    return new EventJson(
        event.id(), event.type(), event.trial(), mapper.readTree(event.data()), event.at());
  }
}
