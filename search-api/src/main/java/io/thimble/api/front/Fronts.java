package io.thimble.api.front;

import io.thimble.api.error.ApiException;
import io.thimble.api.error.ProblemType;
import io.thimble.api.trial.AccuracyJson;
import io.thimble.api.trial.TrialJson;
import io.thimble.api.trial.Trials;
import io.thimble.db.event.EventStore;
import io.thimble.db.search.StoredSearch;
import io.thimble.hw.device.Device;
import io.thimble.hw.device.Devices;
import io.thimble.hw.search.SearchSpecJson;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fronts as they are and as they were: each change of a front is an event, whose id names what came
 * of it. Scores do not change, so members of the past are told as they are known today.
 */
@Component
class Fronts {
  /** Best first; of two that hear as well, the smaller. */
  static final Comparator<TrialJson> BEST_FIRST =
      Comparator.comparingDouble(Fronts::accuracy)
          .reversed()
          .thenComparingLong(TrialJson::flashBytes)
          .thenComparingInt(TrialJson::trial);

  private final EventStore events;
  private final Trials trials;
  private final JsonMapper mapper;

  Fronts(EventStore events, Trials trials, JsonMapper mapper) {
    this.events = events;
    this.trials = trials;
    this.mapper = mapper;
  }

  /** The front as it stood when this event had happened. */
  FrontVersion version(StoredSearch search, long event) {
    return events
        .lastOf(search.id(), FrontVersion.EVENT, event)
        .map(changed -> FrontVersion.of(changed, mapper))
        .orElse(FrontVersion.NONE);
  }

  /**
   * The front when this event had happened.
   *
   * @param device the board that members must fit to be told, or null for all of them
   */
  FrontJson front(StoredSearch search, long event, @Nullable Device device) {
    var version = version(search, event);
    var members = members(search, version.trials());
    return new FrontJson(
        search.id(),
        search.state().name().toLowerCase(Locale.ROOT),
        version.event(),
        mapper.readTree(SearchSpecJson.write(search.spec())),
        events.scoredTrials(search.id(), event),
        FrontHash.of(members),
        version.hypervolume(),
        device == null ? null : device.id(),
        device == null ? members : fitting(search, version.trials(), device));
  }

  /** These trials as members of a front, best first. */
  List<FrontMember> members(StoredSearch search, Collection<Integer> numbers) {
    return members(trials.numbered(search, numbers));
  }

  /** Those of these trials that fit a board, best first, with latency and energy on it. */
  List<FrontMember> fitting(StoredSearch search, Collection<Integer> numbers, Device device) {
    return members(trials.fitting(search, numbers, device));
  }

  private static List<FrontMember> members(List<TrialJson> trials) {
    return trials.stream().sorted(BEST_FIRST).map(FrontMember::of).toList();
  }

  /**
   * The board with this id.
   *
   * @throws ApiException when the catalogue has none
   */
  static @Nullable Device device(@Nullable String id) {
    if (id == null) {
      return null;
    }
    return Devices.find(id)
        .orElseThrow(
            () ->
                ApiException.ofField(
                    ProblemType.INVALID_REQUEST,
                    "device",
                    id,
                    "The device (%s) is not in the catalogue. Maybe use an id of /api/v1/devices."
                        .formatted(id)));
  }

  private static double accuracy(TrialJson trial) {
    AccuracyJson validation = trial.int8Accuracy().validation();
    return validation == null ? 0 : validation.accuracy();
  }
}
