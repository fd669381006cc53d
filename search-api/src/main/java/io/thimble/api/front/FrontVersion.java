package io.thimble.api.front;

import io.thimble.db.event.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The front as an event left it.
 *
 * @param event the event's id, or null before the first
 * @param trials numbers of its members
 * @param hypervolume of the front, each objective scaled by its budget
 */
record FrontVersion(@Nullable Long event, List<Integer> trials, double hypervolume) {
  /** Type of the event. */
  static final String EVENT = "front-changed";

  /** Before anything is scored. */
  static final FrontVersion NONE = new FrontVersion(null, List.of(), 0);

  FrontVersion {
    trials = List.copyOf(trials);
  }

  static FrontVersion of(Event event, JsonMapper mapper) {
    var data = mapper.readValue(event.data(), Data.class);
    return new FrontVersion(event.id(), data.trials(), data.hypervolume());
  }

  /** What the store writes into such an event. */
  private record Data(List<Integer> trials, double hypervolume) {}
}
