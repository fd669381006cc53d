package io.thimble.api.trial;

import io.thimble.api.Recent;
import io.thimble.api.Shared;
import io.thimble.db.search.StoredSearch;
import io.thimble.db.trial.ScoredTrial;
import io.thimble.db.trial.StoredTrial;
import io.thimble.db.trial.TrialPages;
import io.thimble.hw.score.Accuracy;
import io.thimble.hw.score.FrontProbability;
import io.thimble.hw.score.Objective;
import io.thimble.hw.score.ObjectiveValues;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * How probable it is of each scored trial that it belongs on the front. What was worked out for the
 * searches that were asked for last is kept until a score comes in, because pages ask often. While
 * a large search runs, the latest scores may wait a little for theirs.
 */
@Component
class FrontChances {
  private static final int MOST_KEPT = 32;

  /** Of a search that runs they are worked out for a twentieth of the time at most. */
  private static final int REST = 19;

  /** Nobody notices that it was worked out. */
  private static final Duration UNNOTICED = Duration.ofMillis(20);

  /** Each takes a processor for up to seconds, and other requests want some too. */
  private static final int MOST_AT_ONCE =
      Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

  private final TrialPages pages;
  private final Shared<Asked, Map<Integer, Double>> shared = new Shared<>(MOST_AT_ONCE);
  private final Recent<UUID, Answer> kept = new Recent<>(MOST_KEPT);

  FrontChances(TrialPages pages) {
    this.pages = pages;
  }

  /**
   * By number of the trial, for those that are scored and repeat no other one; none where the
   * search does not ask for accuracy, so that nothing is uncertain.
   */
  Map<Integer, Double> of(StoredSearch search, List<ScoredTrial> scored, Seeds seeds) {
    var question = question(scored, seeds);
    return kept(search, question)
        .orElseGet(
            () ->
                shared.of(
                    new Asked(search.id(), question),
                    // Whoever came just too late to wait for it finds it kept.
                    () -> kept(search, question).orElseGet(() -> workedOut(search, question))));
  }

  /** Whether what is kept was worked out for these very scores. */
  boolean isCurrent(StoredSearch search, List<ScoredTrial> scored, Seeds seeds) {
    var question = question(scored, seeds);
    return kept.find(search.id()).filter(answer -> answer.question().equals(question)).isPresent();
  }

  private static Question question(List<ScoredTrial> scored, Seeds seeds) {
    var own = scored.stream().filter(trial -> trial.replicaOf() == null).toList();
    return new Question(
        own.stream().map(ScoredTrial::number).toList(),
        own.stream().map(ScoredTrial::int8).toList(),
        seeds.pooledDeviation());
  }

  /** What was worked out last, however long ago; none where nothing was. */
  Map<Integer, Double> last(UUID search) {
    return kept.find(search).map(Answer::chances).orElse(Map.of());
  }

  private Optional<Map<Integer, Double>> kept(StoredSearch search, Question question) {
    return kept.find(search.id())
        .filter(
            answer ->
                answer.question().equals(question)
                    || !search.state().isFinal() && answer.rests(System.nanoTime()))
        .map(Answer::chances);
  }

  private Map<Integer, Double> workedOut(StoredSearch search, Question question) {
    var began = System.nanoTime();
    var chances = chances(search, question);
    kept.keep(search.id(), new Answer(question, chances, began, System.nanoTime()));
    return chances;
  }

  private Map<Integer, Double> chances(StoredSearch search, Question question) {
    var error = search.spec().objectives().indexOf(Objective.ERROR);
    if (error < 0 || question.trials().isEmpty()) {
      return Map.of();
    }
    var scored = pages.numbered(search.id(), question.trials());
    if (scored.size() < question.trials().size()) {
      // The search was deleted meanwhile.
      return Map.of();
    }
    var probabilities =
        FrontProbability.of(
            question.accuracies(),
            scored.stream()
                .map(trial -> ObjectiveValues.of(search.spec(), trial.estimate(), accuracy(trial)))
                .toList(),
            error,
            question.trainingDeviation(),
            search.spec().seed());
    var chances = new TreeMap<Integer, Double>();
    for (int i = 0; i < probabilities.length; i++) {
      chances.put(question.trials().get(i), probabilities[i]);
    }
    return chances;
  }

  private static Accuracy accuracy(StoredTrial trial) {
    return Objects.requireNonNull(trial.validation(), "a scored trial has a score").int8();
  }

  private record Question(
      List<Integer> trials, List<Accuracy> accuracies, double trainingDeviation) {}

  private record Asked(UUID search, Question question) {}

  /**
   * What was worked out, and when, by {@link System#nanoTime}.
   *
   * @param chances of the trials that were scored then
   */
  private record Answer(Question question, Map<Integer, Double> chances, long began, long ended) {
    /** Whether it is too early to work it out anew. */
    boolean rests(long now) {
      long took = ended - began;
      return took > UNNOTICED.toNanos() && now - ended < REST * took;
    }
  }
}
