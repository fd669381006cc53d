package io.thimble.api.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Trials as CSV (RFC 4180), in the form of a replay table: columns that begin with {@code d_} are
 * decisions, empty where a family does not ask for them. After them it tells how far each trial
 * came, its float accuracy after the epochs of each rung that a trial reached, why it was proposed,
 * and how sure its place is.
 */
public final class TrialTable {
  private static final List<String> FIGURES =
      List.of(
          "trial",
          "state",
          "family",
          "architecture",
          "onFront",
          "floatAccuracy",
          "int8ValidationAccuracy",
          "int8ValidationLow",
          "int8ValidationHigh",
          "int8TestAccuracy",
          "macs",
          "ops",
          "parameters",
          "flashBytes",
          "sramBytes",
          "latencyMicros",
          "energyMicrojoules",
          "modelSha256",
          "quantization");

  private static final List<String> COURSE = List.of("rung", "epoch", "epochs");

  private static final List<String> REASONS =
      List.of(
          "origin",
          "predictedError",
          "predictedDeviation",
          "audited",
          "replicaOf",
          "probabilityOnFront",
          "seedRuns",
          "seedMeanAccuracy",
          "seedDeviation");

  private TrialTable() {}

  /** A header and one row a trial, in the order given. */
  public static String csv(List<TrialJson> trials) {
    var decisions =
        trials.stream()
            .flatMap(trial -> trial.decisions().keySet().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    var compared =
        trials.stream()
            .flatMap(trial -> trial.rungs().stream())
            .map(RungJson::epoch)
            .collect(Collectors.toCollection(TreeSet::new));
    var header =
        Stream.of(
                FIGURES.stream(),
                decisions.stream().map(name -> "d_" + name),
                COURSE.stream(),
                compared.stream().map(epoch -> "floatAccuracyAtEpoch" + epoch),
                REASONS.stream())
            .flatMap(Function.identity())
            .collect(Collectors.joining(","));
    return Stream.concat(
            Stream.of(header),
            trials.stream()
                .map(
                    trial -> {
                      var cells = figures(trial);
                      decisions.forEach(name -> cells.add(cell(trial.decisions().get(name))));
                      cells.addAll(course(trial));
                      compared.forEach(epoch -> cells.add(cell(accuracyAt(trial, epoch))));
                      cells.addAll(reasons(trial));
                      return String.join(",", cells);
                    }))
        .collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  private static List<String> figures(TrialJson trial) {
    var validation = trial.int8Accuracy().validation();
    var test = trial.int8Accuracy().test();
    var latency = trial.latencyMicros();
    var energy = trial.energyMicrojoules();
    return Stream.of(
            cell(trial.trial()),
            cell(trial.state()),
            cell(trial.family()),
            cell(trial.architecture()),
            cell(trial.onFront()),
            cell(trial.floatAccuracy()),
            cell(validation == null ? null : validation.accuracy()),
            cell(validation == null ? null : validation.low()),
            cell(validation == null ? null : validation.high()),
            cell(test == null ? null : test.accuracy()),
            cell(trial.macs()),
            cell(trial.ops()),
            cell(trial.parameters()),
            cell(trial.flashBytes()),
            cell(trial.sramBytes()),
            cell(latency == null ? null : latency.estimate()),
            cell(energy == null ? null : energy.estimate()),
            cell(trial.modelSha256()),
            cell(trial.quantization()))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static List<String> course(TrialJson trial) {
    return List.of(cell(trial.rung()), cell(trial.epoch()), cell(trial.epochs()));
  }

  private static List<String> reasons(TrialJson trial) {
    var origin = trial.origin();
    var seeds = trial.seeds();
    return List.of(
        cell(origin == null ? null : origin.kind()),
        cell(origin == null ? null : origin.predicted()),
        cell(origin == null ? null : origin.deviation()),
        cell(trial.audited()),
        cell(trial.replicaOf()),
        cell(trial.probabilityOnFront()),
        cell(seeds == null ? null : seeds.runs()),
        cell(seeds == null ? null : seeds.meanAccuracy()),
        cell(seeds == null ? null : seeds.deviation()));
  }

  private static @Nullable Double accuracyAt(TrialJson trial, int epoch) {
    return trial.rungs().stream()
        .filter(rung -> rung.epoch() == epoch)
        .findFirst()
        .map(rung -> rung.floatAccuracy().accuracy())
        .orElse(null);
  }

  /** Numbers, labels and hashes alone come here, so nothing needs quotes. */
  private static String cell(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
