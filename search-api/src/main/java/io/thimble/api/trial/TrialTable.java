package io.thimble.api.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Trials as CSV (RFC 4180), in the form of a replay table: columns that begin with {@code d_} are
 * decisions, empty where a family does not ask for them.
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

  private TrialTable() {}

  /** A header and one row a trial, in the order given. */
  public static String csv(List<TrialJson> trials) {
    var decisions =
        trials.stream()
            .flatMap(trial -> trial.decisions().keySet().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    var header =
        Stream.concat(FIGURES.stream(), decisions.stream().map(name -> "d_" + name))
            .collect(Collectors.joining(","));
    return Stream.concat(
            Stream.of(header),
            trials.stream()
                .map(
                    trial -> {
                      var cells = figures(trial);
                      decisions.forEach(name -> cells.add(cell(trial.decisions().get(name))));
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

  /** Numbers, labels and hashes alone come here, so nothing needs quotes. */
  private static String cell(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
