package io.thimble.api.front;

import io.thimble.api.error.ApiException;
import io.thimble.api.error.FieldError;
import io.thimble.api.error.ProblemType;
import io.thimble.db.search.StoredSearch;
import io.thimble.db.trial.StoredTrial;
import io.thimble.db.trial.TrialPages;
import io.thimble.hw.device.Device;
import io.thimble.hw.score.Front;
import io.thimble.hw.score.Objective;
import io.thimble.hw.score.ObjectiveValues;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The front of several searches together. What no trial dominates is among what no trial of its own
 * search dominates, so the members of their fronts are all that is looked at.
 */
@Component
class CommonFront {
  private static final Comparator<CommonFrontJson.Member> BEST_FIRST =
      Comparator.comparingDouble((CommonFrontJson.Member member) -> accuracy(member.trial()))
          .reversed()
          .thenComparingLong(member -> member.trial().flashBytes())
          .thenComparing(CommonFrontJson.Member::search)
          .thenComparingInt(member -> member.trial().trial());

  private final TrialPages pages;
  private final Fronts fronts;

  CommonFront(TrialPages pages, Fronts fronts) {
    this.pages = pages;
    this.fronts = fronts;
  }

  /**
   * The front of these searches.
   *
   * @param device the board that its members must fit, or null
   * @throws ApiException when their scores do not compare
   */
  CommonFrontJson of(List<StoredSearch> searches, @Nullable Device device) {
    requireComparable(searches);
    var points = searches.stream().flatMap(search -> points(search, device)).toList();
    var numbers =
        Front.nonDominated(points, Point::values).stream()
            .collect(
                Collectors.groupingBy(
                    Point::search, Collectors.mapping(Point::trial, Collectors.toList())));
    var members =
        searches.stream()
            .flatMap(
                search -> members(search, numbers.getOrDefault(search.id(), List.of()), device))
            .sorted(BEST_FIRST)
            .toList();
    return new CommonFrontJson(
        searches.stream().map(StoredSearch::id).toList(),
        searches.getFirst().spec().objectives().stream().map(Objective::label).toList(),
        device == null ? null : device.id(),
        members);
  }

  private Stream<Point> points(StoredSearch search, @Nullable Device device) {
    return pages.onFront(search.id()).stream()
        .filter(trial -> device == null || device.fits(trial.estimate()))
        .map(trial -> new Point(search.id(), trial.number(), values(search, trial)));
  }

  private static double[] values(StoredSearch search, StoredTrial trial) {
    var validation = Objects.requireNonNull(trial.validation(), "a member has a score");
    return ObjectiveValues.of(search.spec(), trial.estimate(), validation.int8());
  }

  private Stream<CommonFrontJson.Member> members(
      StoredSearch search, List<Integer> numbers, @Nullable Device device) {
    var members =
        device == null ? fronts.members(search, numbers) : fronts.fitting(search, numbers, device);
    return members.stream().map(member -> new CommonFrontJson.Member(search.id(), member));
  }

  private static void requireComparable(List<StoredSearch> searches) {
    var errors = new ArrayList<FieldError>();
    var first = searches.getFirst();
    for (var search : searches) {
      var difference = difference(first, search);
      if (!difference.isEmpty()) {
        errors.add(
            new FieldError(
                "search",
                search.id(),
                "The searches %s and %s differ in %s, so their scores do not compare. Maybe leave one out."
                    .formatted(first.id(), search.id(), difference)));
      }
    }
    if (!errors.isEmpty()) {
      throw ApiException.ofFields(ProblemType.INCOMPARABLE_SEARCHES, errors);
    }
  }

  /** What keeps their scores from being compared, or nothing. */
  private static String difference(StoredSearch one, StoredSearch other) {
    var mine = one.spec();
    var theirs = other.spec();
    if (!mine.dataset().equals(theirs.dataset())) {
      return "their data sets";
    }
    if (!mine.keywords().equals(theirs.keywords())) {
      return "their keywords";
    }
    if (!mine.objectives().equals(theirs.objectives())) {
      return "their objectives";
    }
    var onDevice =
        mine.objectives().contains(Objective.LATENCY)
            || mine.objectives().contains(Objective.ENERGY);
    return onDevice && !Objects.equals(mine.device(), theirs.device()) ? "their devices" : "";
  }

  private static double accuracy(FrontMember member) {
    var validation = member.int8Accuracy().validation();
    return validation == null ? 0 : validation.accuracy();
  }

  /** A trial where its search's objectives put it. */
  private record Point(UUID search, int trial, double[] values) {}
}
