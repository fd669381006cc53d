package io.thimble.api.trial;

import static io.thimble.api.RunningApi.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.thimble.api.RunningApi;
import io.thimble.api.SeededSearch;
import io.thimble.db.trial.Origin;
import io.thimble.hw.space.Presets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Trials, one by one and as a table. */
@ExtendWith(RunningApi.Extension.class)
final class TrialIT {
  private static final String REASONS =
      ",origin,predictedError,predictedDeviation,audited,replicaOf,probabilityOnFront,seedRuns"
          + ",seedMeanAccuracy,seedDeviation";

  private final RunningApi api;

  TrialIT(RunningApi api) {
    this.api = api;
  }

  @Test
  void scoredTrialTellsCostsAndScores() {
    var search = SeededSearch.running(api.stores(), "scored");
    search.score(0, 352);
    search.test(0, 346);

    var trial = json(api.get(search.path() + "/trials/0"));

    assertThat(trial.get("state").asString()).isEqualTo("scored");
    assertThat(trial.get("family").asString()).isEqualTo("dnn");
    assertThat(trial.get("onFront").asBoolean()).isTrue();
    assertThat(trial.get("floatAccuracy").asDouble()).isEqualTo(0.88);
    assertThat(trial.get("floatTestAccuracy").asDouble()).isEqualTo(0.865);
    var validation = trial.get("int8Accuracy").get("validation");
    assertThat(validation.get("correct").asInt()).isEqualTo(350);
    assertThat(validation.get("clips").asInt()).isEqualTo(400);
    assertThat(validation.get("low").asDouble()).isLessThan(0.875);
    assertThat(validation.get("high").asDouble()).isGreaterThan(0.875);
    assertThat(trial.get("int8Accuracy").get("test").get("correct").asInt()).isEqualTo(344);
    assertThat(trial.get("ops").asLong()).isEqualTo(2 * trial.get("macs").asLong()).isPositive();
    assertThat(trial.get("latencyMicros").get("estimate").asDouble()).isPositive();
    assertThat(trial.get("modelSha256").asString()).hasSize(64);
    assertThat(trial.get("quantization").asString()).isEqualTo("ptq");
  }

  @Test
  void runningTrialTellsItsEpoch() {
    var search = SeededSearch.running(api.stores(), "in training");
    search.train(0);

    var trial = json(api.get(search.path() + "/trials/0"));

    assertThat(trial.get("state").asString()).isEqualTo("running");
    assertThat(trial.get("epoch").asInt()).isEqualTo(3);
    assertThat(trial.get("epochs").asInt()).isEqualTo(8);
    assertThat(trial.get("worker").asString()).isEqualTo("worker-1");
    assertThat(trial.get("modelSha256").isNull()).isTrue();
  }

  @Test
  void waitingTrialTellsItsRungAndWhatItHadLearntThere() {
    var search = SeededSearch.running(api.stores(), "at a rung");
    search.reachRung(0, 300);

    var trial = json(api.get(search.path() + "/trials/0"));

    assertThat(trial.get("state").asString()).isEqualTo("waiting");
    assertThat(trial.get("rung").asInt()).isZero();
    assertThat(trial.get("epoch").asInt()).isEqualTo(8);
    assertThat(trial.get("rungs")).hasSize(1);
    var rung = trial.get("rungs").get(0);
    assertThat(rung.get("rung").asInt()).isZero();
    assertThat(rung.get("epoch").asInt()).isEqualTo(8);
    assertThat(rung.get("floatAccuracy").get("correct").asInt()).isEqualTo(300);
    assertThat(rung.get("floatAccuracy").get("clips").asInt()).isEqualTo(400);
    assertThat(rung.get("floatAccuracy").get("accuracy").asDouble()).isEqualTo(0.75);
  }

  @Test
  void listTellsWhichTrialsWentOnAndWhichWereStopped() {
    var search = SeededSearch.running(api.stores(), "past a rung");
    search.reachRung(0, 300);
    search.reachRung(1, 200);
    search.promote(0, 24);
    search.stop(1);
    search.progress(search.begin(0), 11);

    var trials = json(api.get(search.path() + "/trials")).get("trials");

    assertThat(trials)
        .extracting(trial -> trial.get("state").asString(), trial -> trial.get("rung").asInt())
        .containsExactly(tuple("running", 1), tuple("stopped", 0));
    assertThat(trials)
        .extracting(trial -> trial.get("epoch").asInt(), trial -> trial.get("epochs").asInt())
        .containsExactly(tuple(11, 24), tuple(8, 8));
    assertThat(trials)
        .extracting(trial -> trial.get("rungs").get(0).get("floatAccuracy").get("correct").asInt())
        .containsExactly(300, 200);
    var counts = json(api.get(search.path())).get("trials");
    assertThat(counts.get("stopped").asInt()).isEqualTo(1);
    assertThat(counts.get("running").asInt()).isEqualTo(1);
    assertThat(counts.get("waiting").asInt()).isZero();
    assertThat(counts.get("failed").asInt()).isZero();
  }

  @Test
  void tableTellsHowFarEachTrialCame() {
    var search = SeededSearch.running(api.stores(), "table with rungs");
    search.reachRung(0, 300);
    search.propose(1);

    var lines = api.get(search.path() + "/trials.csv").body().lines().toList();

    assertThat(lines.get(0)).endsWith(",rung,epoch,epochs,floatAccuracyAtEpoch8" + REASONS);
    assertThat(lines.get(1)).startsWith("0,waiting,").contains(",0,8,8,0.75,start,,,false,,");
    assertThat(lines.get(2)).startsWith("1,queued,").contains(",0,0,8,,start,,,false,,");
  }

  @Test
  void trialTellsWhyItWasProposedAndTheTableInOneWord() {
    var search = SeededSearch.running(api.stores(), "origins");
    search.propose(
        0, new Origin("acquisition", "Most is to be gained here.", List.of(), 0.1, 0.02));
    search.propose(1, new Origin("child", "Bred from trials 0 and 0.", List.of(0, 0), null, null));

    var trials = json(api.get(search.path() + "/trials")).get("trials");

    assertThat(trials.get(0).get("origin").toString())
        .isEqualTo(
            """
            {"kind":"acquisition","sentence":"Most is to be gained here.","parents":[],\
            "predicted":0.1,"deviation":0.02}\
            """);
    assertThat(trials.get(1).get("origin").get("parents").toString()).isEqualTo("[0,0]");
    assertThat(trials.get(1).get("origin").get("predicted").isNull()).isTrue();
    assertThat(trials)
        .allSatisfy(
            trial -> {
              assertThat(trial.get("audited").asBoolean()).isFalse();
              assertThat(trial.get("replicaOf").isNull()).isTrue();
              assertThat(trial.get("probabilityOnFront").isNull()).isTrue();
              assertThat(trial.get("seeds").isNull()).isTrue();
            });
    assertThat(api.get(search.path() + "/trials.csv").body().lines())
        .anySatisfy(line -> assertThat(line).endsWith(",acquisition,0.1,0.02,false,,,,,"))
        .anySatisfy(line -> assertThat(line).endsWith(",child,,,false,,,,,"));
  }

  @Test
  void trialThatWentOnAsACheckSaysSo() {
    var search = SeededSearch.running(api.stores(), "audited");
    search.reachRung(0, 300);
    search.audit(0, 24);

    assertThat(json(api.get(search.path() + "/trials/0")).get("audited").asBoolean()).isTrue();
  }

  @Test
  void replicasSumUpInTheTrialThatTheyRepeat() {
    var search = SeededSearch.running(api.stores(), "replicas");
    search.score(0, 350);
    search.replicate(1, 0, 358);

    var original = json(api.get(search.path() + "/trials/0"));
    var replica = json(api.get(search.path() + "/trials/1"));

    assertThat(original.get("seeds").get("runs").asInt()).isEqualTo(2);
    assertThat(original.get("seeds").get("meanAccuracy").asDouble())
        .isCloseTo(352 / 400.0, within(1e-12));
    assertThat(original.get("seeds").get("deviation").asDouble())
        .isCloseTo(Math.sqrt(2) * 4 / 400, within(1e-12));
    assertThat(original.get("onFront").asBoolean()).isTrue();
    assertThat(original.get("probabilityOnFront").asDouble()).isEqualTo(1);
    assertThat(replica.get("replicaOf").asInt()).isZero();
    assertThat(replica.get("onFront").asBoolean()).isFalse();
    assertThat(replica.get("probabilityOnFront").isNull()).isTrue();
    assertThat(replica.get("seeds").isNull()).isTrue();
  }

  @Test
  void failedTrialSaysWhy() {
    var search = SeededSearch.running(api.stores(), "failed trial");
    search.fail(0);

    assertThat(json(api.get(search.path() + "/trials/0")).get("reason").asString()).contains("NaN");
  }

  @Test
  void listPagesByNumber() {
    var search = SeededSearch.running(api.stores(), "many trials");
    for (int trial = 0; trial < 5; trial++) {
      search.score(trial, 300 + trial);
    }

    var first = json(api.get(search.path() + "/trials?limit=2"));
    var rest = json(api.get(search.path() + "/trials?cursor=" + first.get("next").asString()));

    assertThat(first.get("trials")).extracting(t -> t.get("trial").asInt()).containsExactly(0, 1);
    assertThat(rest.get("trials")).extracting(t -> t.get("trial").asInt()).containsExactly(2, 3, 4);
    assertThat(rest.get("next").isNull()).isTrue();
  }

  @Test
  void tableHasARowForEachTrialAndAColumnForEachDecision() {
    var search = SeededSearch.running(api.stores(), "table");
    search.score(0, 320);
    search.propose(1, Presets.named("ds-cnn-s"));

    var response = api.get(search.path() + "/trials.csv");

    assertThat(response.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
    assertThat(response.headers().firstValue("Content-Disposition").orElse(""))
        .contains("attachment", search.id().toString());
    var lines = response.body().lines().toList();
    assertThat(lines).hasSize(3);
    var header = lines.getFirst().split(",", -1);
    assertThat(header).startsWith("trial", "state", "family", "architecture");
    assertThat(header).anyMatch(column -> column.startsWith("d_"));
    assertThat(lines).allSatisfy(l -> assertThat(l.split(",", -1)).hasSameSizeAs(header));
    assertThat(lines.get(1)).startsWith("0,scored,dnn,");
    assertThat(lines.get(2)).startsWith("1,queued,ds-cnn,");
  }

  @Test
  void unknownTrialIsNotFound() {
    var search = SeededSearch.running(api.stores(), "no trial");

    var response = api.get(search.path() + "/trials/5");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(json(response).get("type").asString()).isEqualTo("/problems/trial-not-found");
  }
}
