package io.thimble.worker.replay.served;

import io.thimble.db.trial.RungResult;
import io.thimble.db.trial.Score;
import io.thimble.db.trial.StoredTrial;
import io.thimble.hw.arch.Family;
import io.thimble.hw.cost.Estimate;
import io.thimble.hw.cost.Estimates;
import io.thimble.hw.score.Accuracy;
import io.thimble.hw.search.SearchSpec;
import io.thimble.hw.search.TrialState;
import io.thimble.hw.space.Decisions;
import io.thimble.hw.space.Spaces;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The trials of a search as a service tells them; costs are computed anew from the decisions.
 *
 * @param trials by number
 * @param rungs what they had learnt at rungs
 */
record ServedTrials(List<StoredTrial> trials, List<RungResult> rungs) {
  /** Reads all pages. */
  static ServedTrials read(Service service, UUID search, SearchSpec spec) {
    var trials = new ArrayList<StoredTrial>();
    var rungs = new ArrayList<RungResult>();
    @Nullable String next = "-1";
    while (next != null) {
      var page = service.get("/searches/%s/trials?cursor=%s".formatted(search, next));
      for (var trial : page.get("trials")) {
        trials.add(trial(search, spec, trial));
        trial.get("rungs").forEach(rung -> rungs.add(rung(trial.get("trial").intValue(), rung)));
      }
      var following = page.get("next");
      next = following == null || following.isNull() ? null : following.asString();
    }
    return new ServedTrials(trials, rungs);
  }

  private static StoredTrial trial(UUID search, SearchSpec spec, JsonNode trial) {
    var decisions = decisions(trial);
    var validation = accuracy(trial.get("int8Accuracy").get("validation"));
    return new StoredTrial(
        search,
        trial.get("trial").intValue(),
        decisions,
        trial.get("architecture").stringValue(),
        estimate(spec, decisions),
        null,
        trial.hasNonNull("replicaOf") ? trial.get("replicaOf").intValue() : null,
        TrialState.valueOf(trial.get("state").stringValue().toUpperCase(Locale.ROOT)),
        trial.get("attempt").intValue(),
        null,
        trial.get("rung").intValue(),
        trial.get("epoch").intValue(),
        trial.get("epochs").intValue(),
        trial.get("audited").booleanValue(),
        validation == null ? null : new Score(validation, validation),
        null,
        null,
        null,
        trial.get("onFront").booleanValue(),
        null,
        Instant.EPOCH,
        null,
        null);
  }

  private static Decisions decisions(JsonNode trial) {
    var values = new TreeMap<String, Integer>();
    trial
        .get("decisions")
        .properties()
        .forEach(decision -> values.put(decision.getKey(), decision.getValue().intValue()));
    return new Decisions(Family.ofLabel(trial.get("family").stringValue()), values);
  }

  private static Estimate estimate(SearchSpec spec, Decisions decisions) {
    var architecture = Spaces.of(decisions.family()).decode(decisions, spec.labels().size());
    return Estimates.of(architecture, spec.format());
  }

  private static RungResult rung(int trial, JsonNode rung) {
    var floating = rung.get("floatAccuracy");
    return new RungResult(
        trial,
        rung.get("rung").intValue(),
        rung.get("epoch").intValue(),
        new Accuracy(floating.get("correct").intValue(), floating.get("clips").intValue()));
  }

  private static @Nullable Accuracy accuracy(@Nullable JsonNode accuracy) {
    return accuracy == null || accuracy.isNull()
        ? null
        : new Accuracy(accuracy.get("correct").intValue(), accuracy.get("clips").intValue());
  }
}
