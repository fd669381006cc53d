package io.thimble.api.soak;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import io.thimble.api.soak.Operation.Acknowledged;
import io.thimble.api.soak.Operation.Disturbed;
import io.thimble.api.soak.Operation.FrontRead;
import io.thimble.api.soak.Operation.Stored;
import io.thimble.api.soak.Operation.Unanswered;
import io.thimble.hw.search.SearchState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Judges an operation log, whatever was disturbed while it was written: what was acknowledged is
 * there once and did not fail, each trial was scored once and by its last attempt, nobody wrote
 * after he was fenced off, deaths were found in time, and equal searches came to equal fronts that
 * are not empty.
 */
final class Checker {
  private static final Set<SearchState> GAVE_UP = Set.of(SearchState.FAILED, SearchState.CANCELLED);

  private final List<Operation> log;
  private final Duration deathFound;
  private final List<String> violations = new ArrayList<>();

  private Checker(List<Operation> log, Duration deathFound) {
    this.log = log;
    this.deathFound = deathFound;
  }

  /**
   * What the log shows that must not be.
   *
   * @param deathFound the most that may pass from a worker's death to the next attempt of its
   *     trials
   */
  static List<String> violations(List<Operation> log, Duration deathFound) {
    var checker = new Checker(log, deathFound);
    checker.searches();
    checker.trials();
    checker.fronts();
    return List.copyOf(checker.violations);
  }

  private void searches() {
    var stored = all(Stored.class).collect(groupingBy(Stored::name, TreeMap::new, toList()));
    var meant =
        Stream.concat(
                all(Unanswered.class).map(Unanswered::name),
                all(Acknowledged.class).map(Acknowledged::name))
            .collect(toSet());
    stored.forEach(
        (name, copies) -> {
          require(meant.contains(name), "search %s was never posted", name);
          require(copies.size() == 1, "search %s is there %d times", name, copies.size());
          copies.forEach(
              copy ->
                  require(!GAVE_UP.contains(copy.state()), "search %s is %s", name, copy.state()));
        });
    all(Acknowledged.class)
        .forEach(
            post ->
                require(
                    stored.getOrDefault(post.name(), List.of()).stream()
                        .anyMatch(copy -> copy.search().equals(post.search())),
                    "search %s (%s) was acknowledged and is lost",
                    post.name(),
                    post.search()));
  }

  private void trials() {
    var deaths = deaths(log);
    histories(log).forEach(history -> violations.addAll(history.violations(deaths, deathFound)));
  }

  private static List<Disturbed> deaths(List<Operation> log) {
    return log.stream()
        .filter(Disturbed.class::isInstance)
        .map(Disturbed.class::cast)
        .filter(Disturbed::kills)
        .toList();
  }

  private static Collection<TrialHistory> histories(List<Operation> log) {
    var histories = new TreeMap<String, TrialHistory>();
    log.forEach(
        operation ->
            TrialHistory.trialOf(operation)
                .ifPresent(
                    trial ->
                        histories
                            .computeIfAbsent(trial.toString(), _ -> new TrialHistory(trial))
                            .add(operation)));
    return histories.values();
  }

  /** How often a worker died that held a trial, counted for each trial: what there was to judge. */
  static long trialsLeftBehind(List<Operation> log) {
    var histories = histories(log);
    return deaths(log).stream()
        .mapToLong(death -> histories.stream().filter(history -> history.isHeld(death)).count())
        .sum();
  }

  private void fronts() {
    all(FrontRead.class)
        .forEach(
            front -> require(front.members() > 0, "search %s has an empty front", front.search()));
    all(FrontRead.class)
        .collect(groupingBy(FrontRead::expected, TreeMap::new, toList()))
        .forEach(
            (expected, fronts) ->
                require(
                    fronts.stream().map(FrontRead::hash).distinct().count() == 1,
                    "searches %s came to different fronts: %s",
                    expected,
                    fronts));
  }

  /** Numbers for people: how many lines of each kind there are. */
  static Map<String, Long> counts(List<Operation> log) {
    return log.stream()
        .collect(
            groupingBy(
                operation -> operation.getClass().getSimpleName(), TreeMap::new, counting()));
  }

  private <T extends Operation> Stream<T> all(Class<T> kind) {
    return log.stream().filter(kind::isInstance).map(kind::cast);
  }

  private void require(boolean holds, String otherwise, Object... values) {
    if (!holds) {
      violations.add(otherwise.formatted(values));
    }
  }
}
