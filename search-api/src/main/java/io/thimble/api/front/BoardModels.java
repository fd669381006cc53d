package io.thimble.api.front;

import io.thimble.api.device.DeviceJson;
import io.thimble.api.search.Searches;
import io.thimble.api.trial.Trials;
import io.thimble.db.course.CourseStore;
import io.thimble.db.course.FrontPlace;
import io.thimble.db.search.StoredSearch;
import io.thimble.hw.device.Device;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the models of all searches that fit a board. */
@Component
class BoardModels {
  private final CourseStore store;
  private final Searches searches;
  private final Trials trials;

  BoardModels(CourseStore store, Searches searches, Trials trials) {
    this.store = store;
    this.searches = searches;
    this.trials = trials;
  }

  /**
   * The best models that fit a board.
   *
   * @param owner whose searches alone are looked at, or null
   */
  BoardModelsJson of(Device device, @Nullable String owner, int limit) {
    var places = store.bestOnFronts(owner, device::fits, limit);
    var bySearch = places.stream().collect(Collectors.groupingBy(FrontPlace::search));
    var found = new HashMap<FrontPlace, BoardModelsJson.Model>();
    bySearch.forEach(
        (id, members) ->
            searches.find(id).ifPresent(search -> add(search, members, device, found)));
    return new BoardModelsJson(
        DeviceJson.of(device),
        // What was deleted since then is left out.
        places.stream().map(found::get).filter(Objects::nonNull).toList());
  }

  private void add(
      StoredSearch search,
      List<FrontPlace> members,
      Device device,
      Map<FrontPlace, BoardModelsJson.Model> found) {
    var numbers = members.stream().map(FrontPlace::trial).toList();
    for (var trial : trials.brieflyOn(search, numbers, device)) {
      found.put(
          new FrontPlace(search.id(), trial.trial()),
          new BoardModelsJson.Model(
              search.id(),
              search.spec().name(),
              search.spec().dataset(),
              search.spec().keywords(),
              FrontMember.of(trial)));
    }
  }
}
