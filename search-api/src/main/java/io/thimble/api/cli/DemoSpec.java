package io.thimble.api.cli;

import io.thimble.hw.search.SearchDefaults;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The search that {@code demo} posts: budget class S of a small Cortex-M, two families.
 *
 * @param dataset name of the data set
 * @param trials most trials
 * @param maxDuration no trial begins after it, or empty for the service's default
 * @param epochs of each trial
 * @param seed the same seed gives the same trials
 */
record DemoSpec(String dataset, int trials, Optional<Duration> maxDuration, int epochs, long seed) {
  static final long FLASH_BYTES = 80_000;
  static final long ARENA_BYTES = 40_000;
  static final long OPS = 6_000_000;

  private static final int PARALLELISM = 2;

  DemoSpec {
    if (trials < 1) {
      throw CommandFailure.badInput(
          "The number of trials (%d) is too small. Maybe give at least 1.".formatted(trials));
    }
    if (epochs < 1) {
      throw CommandFailure.badInput(
          "The number of epochs (%d) is too small. Maybe give at least 1.".formatted(epochs));
    }
    if (maxDuration.isPresent() && !maxDuration.get().isPositive()) {
      throw CommandFailure.badInput(
          "The time (%d minutes) is too short. Maybe give at least 1."
              .formatted(maxDuration.get().toMinutes()));
    }
  }

  /** The spec as {@code POST /searches} takes it. */
  String json() {
    var json = JsonMapper.shared();
    var spec = json.createObjectNode();
    spec.put("name", "demo on " + dataset);
    spec.put("dataset", dataset);
    spec.putObject("budget")
        .put("flashBytes", FLASH_BYTES)
        .put("sramBytes", ARENA_BYTES)
        .put("opsPerInference", OPS);
    List.of("ds-cnn", "dnn").forEach(spec.putArray("families")::add);
    spec.put("strategy", SearchDefaults.STRATEGY);
    spec.put("trials", trials);
    maxDuration.ifPresent(duration -> spec.put("maxDuration", duration.toString()));
    spec.put("parallelism", PARALLELISM);
    spec.putObject("training").put("epochs", epochs);
    spec.put("seed", seed);
    return json.writeValueAsString(spec);
  }
}
