package io.thimble.api.trial;

import io.thimble.api.error.ApiException;
import io.thimble.db.search.StoredSearch;
import io.thimble.db.trial.RungResult;
import io.thimble.db.trial.StoredTrial;
import io.thimble.db.trial.TrialPages;
import io.thimble.db.trial.TrialStore;
import io.thimble.hw.device.Device;
import io.thimble.hw.device.Devices;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Trials of a search in JSON's words. */
@Component
public class Trials {
  private final TrialStore store;
  private final TrialPages pages;
  private final FrontChances chances;

  Trials(TrialStore store, TrialPages pages, FrontChances chances) {
    this.store = store;
    this.pages = pages;
    this.chances = chances;
  }

  /** All trials, by number. */
  public List<TrialJson> of(StoredSearch search) {
    return told(search, store.ofSearch(search.id()));
  }

  /** By number; at most {@code limit}, those with a larger number than {@code after}. */
  public List<TrialJson> after(StoredSearch search, int after, int limit) {
    return told(search, pages.after(search.id(), after, limit));
  }

  /** Those on the front, by number. */
  public List<TrialJson> onFront(StoredSearch search) {
    return told(search, pages.onFront(search.id()));
  }

  /** Those with these numbers, by number. */
  public List<TrialJson> numbered(StoredSearch search, Collection<Integer> numbers) {
    return told(search, pages.numbered(search.id(), numbers));
  }

  /**
   * Those with these numbers that fit a device, by number, with latency and energy on that device.
   */
  public List<TrialJson> fitting(StoredSearch search, Collection<Integer> numbers, Device device) {
    var fitting =
        pages.numbered(search.id(), numbers).stream()
            .filter(trial -> device.fits(trial.estimate()))
            .toList();
    return told(search, fitting, device);
  }

  /**
   * Those with these numbers, by number, with latency and energy on a device. Nothing is worked out
   * for it: chances to be on the front are those that are known, and rungs are left out.
   */
  public List<TrialJson> brieflyOn(
      StoredSearch search, Collection<Integer> numbers, Device device) {
    var seeds = Seeds.of(pages.scored(search.id()));
    var onFront = chances.last(search.id());
    return pages.numbered(search.id(), numbers).stream()
        .map(
            trial ->
                TrialJson.of(
                    trial,
                    List.of(),
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
    return numbered(search, List.of(number)).stream()
        .findFirst()
        .orElseThrow(() -> ApiException.ofTrial(search.id(), number));
  }

  private List<TrialJson> told(StoredSearch search, List<StoredTrial> trials) {
    return told(search, trials, device(search));
  }

  private List<TrialJson> told(
      StoredSearch search, List<StoredTrial> trials, @Nullable Device device) {
    var results =
        pages.rungs(search.id(), trials.stream().map(StoredTrial::number).toList()).stream()
            .collect(Collectors.groupingBy(RungResult::trial));
    var scored = pages.scored(search.id());
    var seeds = Seeds.of(scored);
    var onFront = chances.of(search, scored, seeds);
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

  private static @Nullable Device device(StoredSearch search) {
    var id = search.spec().device();
    return id == null ? null : Devices.find(id).orElse(null);
  }
}
