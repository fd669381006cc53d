package io.thimble.hw.search;

import io.thimble.hw.arch.Family;
import io.thimble.hw.budget.Budget;
import io.thimble.hw.json.Json;
import io.thimble.hw.score.Objective;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON form of a search's spec. Only {@code dataset} and a budget or a device must be there;
 * {@link SearchDefaults} holds the rest.
 */
public final class SearchSpecJson {
  private SearchSpecJson() {}

  /**
   * The spec, with every default filled in.
   *
   * @throws InvalidSpecException with all that is wrong: malformed JSON, unknown fields, wrong
   *     types, values out of bounds, names that do not exist
   */
  public static SearchSpec read(String json) {
    var problems = new ArrayList<Problem>();
    var fields =
        Json.read(
            json,
            SearchLimits.LONGEST_SPEC_CHARACTERS,
            (field, value, message) -> problems.add(new Problem(field, value, message)));
    var spec = fields == null ? null : new SpecReader(fields).read();
    if (spec == null || !problems.isEmpty()) {
      throw new InvalidSpecException(problems);
    }
    return spec;
  }

  /** One line of JSON with every field that is set; reading it gives an equal spec. */
  public static String write(SearchSpec spec) {
    var json = Json.object();
    json.put("name", spec.name());
    json.put("dataset", spec.dataset());
    var keywords = json.putArray("keywords");
    spec.keywords().forEach(keywords::add);
    if (spec.device() != null) {
      json.put("device", spec.device());
    }
    if (!spec.budget().isUnlimited()) {
      write(spec.budget(), json.putObject("budget"));
    }
    var families = json.putArray("families");
    spec.families().stream().map(Family::label).forEach(families::add);
    json.put("strategy", spec.strategy());
    var objectives = json.putArray("objectives");
    spec.objectives().stream().map(Objective::label).forEach(objectives::add);
    json.put("trials", spec.trials());
    json.put("maxDuration", spec.maxDuration().toString());
    json.put("parallelism", spec.parallelism());
    TrainingJson.write(spec.training(), json.putObject("training"));
    json.put("seed", spec.seed());
    if (!spec.warmStart().isEmpty()) {
      var searches = json.putArray("warmStart");
      spec.warmStart().stream().map(UUID::toString).forEach(searches::add);
    }
    return Json.write(json);
  }

  /** The budget as a spec has it: with the limits that are set. */
  public static ObjectNode write(Budget budget) {
    var json = Json.object();
    write(budget, json);
    return json;
  }

  private static void write(Budget budget, ObjectNode json) {
    put(json, "flashBytes", budget.flashBytes());
    put(json, "sramBytes", budget.sramBytes());
    put(json, "opsPerInference", budget.opsPerInference());
    put(json, "latencyMillis", budget.latencyMillis());
    put(json, "energyMicrojoules", budget.energyMicrojoules());
  }

  private static void put(ObjectNode json, String name, @Nullable Long value) {
    if (value != null) {
      json.put(name, value);
    }
  }

  private static void put(ObjectNode json, String name, @Nullable Double value) {
    if (value != null) {
      json.put(name, value);
    }
  }
}
