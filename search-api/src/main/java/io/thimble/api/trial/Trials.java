package io.thimble.api.trial;

import io.thimble.api.error.ApiException;
import io.thimble.api.error.ProblemType;
import io.thimble.db.search.StoredSearch;
import io.thimble.db.trial.RungResult;
import io.thimble.db.trial.TrialStore;
import io.thimble.hw.device.Device;
import io.thimble.hw.device.Devices;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Trials of a search in JSON's words. */
@Component
public class Trials {
  private final TrialStore store;
  private final FrontChances chances;

  Trials(TrialStore store, FrontChances chances) {
    this.store = store;
    this.chances = chances;
  }

  /** All trials, by number. */
  public List<TrialJson> of(StoredSearch search) {
    var device = device(search);
    var results =
        store.rungs(search.id()).stream().collect(Collectors.groupingBy(RungResult::trial));
    var trials = store.ofSearch(search.id());
    var seeds = Seeds.of(trials);
    var onFront = chances.of(search, trials, seeds);
    return trials.stream()
        .map(
            trial ->
                TrialJson.of(
                    trial,
                    results.getOrDefault(trial.number(), List.of()),
                    device,
                    onFront.get(trial.number()),
                    seeds.of(trial.number()).orElse(null)))
        .toList();
  }

  /**
   * One trial.
   *
   * @throws ApiException when the search has none of this number
   */
  public TrialJson require(StoredSearch search, int number) {
    return of(search).stream()
        .filter(trial -> trial.trial() == number)
        .findFirst()
        .orElseThrow(
            () ->
                new ApiException(
                    ProblemType.TRIAL_NOT_FOUND,
                    "The search %s has no trial %d. Maybe it is not proposed yet."
                        .formatted(search.id(), number)));
  }

  private static @Nullable Device device(StoredSearch search) {
    var id = search.spec().device();
    return id == null ? null : Devices.find(id).orElse(null);
  }
}
