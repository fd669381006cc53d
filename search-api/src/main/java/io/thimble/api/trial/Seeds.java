package io.thimble.api.trial;

import io.thimble.db.trial.ScoredTrial;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How far the accuracies of a search depend on the seeds of its trainings.
 *
 * @param accuracies by trial, those of the trial itself and of its replicas, as far as scored
 */
record Seeds(Map<Integer, List<Double>> accuracies) {
  static Seeds of(List<ScoredTrial> trials) {
    var accuracies = new TreeMap<Integer, List<Double>>();
    for (var trial : trials) {
      accuracies
          .computeIfAbsent(repeated(trial), _ -> new ArrayList<>())
          .add(trial.int8().accuracy());
    }
    return new Seeds(accuracies);
  }

  private static int repeated(ScoredTrial trial) {
    var repeated = trial.replicaOf();
    return repeated == null ? trial.number() : repeated;
  }

  /** Of this trial, when it was trained at least twice. */
  Optional<SeedsJson> of(int trial) {
    var values = accuracies.getOrDefault(trial, List.of());
    if (values.size() < 2) {
      return Optional.empty();
    }
    return Optional.of(
        new SeedsJson(
            values.size(), mean(values), Math.sqrt(squares(values) / (values.size() - 1))));
  }

  /**
   * The standard deviation between trainings of one network, pooled over all networks that were
   * trained more than once; 0 when none was.
   */
  double pooledDeviation() {
    var repeated = accuracies.values().stream().filter(values -> values.size() > 1).toList();
    var freedom = repeated.stream().mapToInt(values -> values.size() - 1).sum();
    return freedom == 0
        ? 0
        : Math.sqrt(repeated.stream().mapToDouble(Seeds::squares).sum() / freedom);
  }

  private static double squares(Collection<Double> values) {
    var mean = mean(values);
    return values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
  }

  private static double mean(Collection<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
