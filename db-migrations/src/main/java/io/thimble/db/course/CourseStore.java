package io.thimble.db.course;

import io.thimble.hw.cost.Estimate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Where the course of searches is read from. */
public interface CourseStore {
  /** All trials of a search, by number. */
  List<TrialPoint> points(UUID search);

  /**
   * The trials that something happened to after this event, by number: those that an event names,
   * and those whose files were let go.
   */
  List<TrialPoint> pointsSince(UUID search, long event);

  /** Numbers of the trials that are on the front, rising. */
  List<Integer> front(UUID search);

  /** Every change of a search's front, oldest first. */
  List<FrontChange> frontChanges(UUID search);

  /**
   * The front's hypervolume after its changes, oldest first, one list for each search that had any.
   *
   * @param most of a longer history as many values are left, evenly, its first and last among them;
   *     at least 2
   */
  Map<UUID, List<Double>> hypervolumes(Collection<UUID> searches, int most);

  /**
   * The attempts of a search, oldest first; the latest where there are more than {@code limit}.
   *
   * @param trial whose attempts alone are wanted, or null
   */
  List<AttemptSpan> attempts(UUID search, @Nullable Integer trial, int limit);

  /**
   * Members of the fronts of all searches, best int8 accuracy on the validation split first; of two
   * that hear as well, the smaller.
   *
   * @param owner whose searches alone are looked at, or null
   * @param fits which members are wanted
   */
  List<FrontPlace> bestOnFronts(@Nullable String owner, Predicate<Estimate> fits, int limit);
}
