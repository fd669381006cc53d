package io.thimble.api.course;

import io.thimble.db.course.TrialPoint;
import io.thimble.db.trial.Score;
import io.thimble.hw.device.Device;
import io.thimble.hw.device.Energy;
import io.thimble.hw.device.Interval;
import io.thimble.hw.device.Latency;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.util.RawValue;

/**
 * The columns of points, each with its name and how it is read from a trial. Accuracies are shares
 * from 0 to 1, {@code int8} with the ends {@code low} and {@code high} of its interval and {@code
 * float} before quantization on the validation split, {@code test} of the file on the test split;
 * {@code latency} is in microseconds and {@code energy} in microjoules on the search's device, as
 * they are estimated; {@code rungs} are pairs of an epoch and the float accuracy there. Figures are
 * rounded to more digits than a chart or a table shows, because thousands of them are sent.
 */
enum PointColumns {
  TRIAL((trial, _) -> trial.number()),
  STATE((trial, _) -> trial.state().name().toLowerCase(Locale.ROOT)),
  FAMILY((trial, _) -> trial.family()),
  INT8((trial, _) -> of(trial, score -> rounded(score.int8().accuracy()))),
  LOW((trial, _) -> of(trial, score -> rounded(score.int8().low()))),
  HIGH((trial, _) -> of(trial, score -> rounded(score.int8().high()))),
  CLIPS((trial, _) -> of(trial, score -> score.int8().clips())),
  TEST((trial, _) -> trial.test() == null ? null : rounded(trial.test().accuracy())),
  FLOAT((trial, _) -> of(trial, score -> rounded(score.floating().accuracy()))),
  FLASH((trial, _) -> trial.estimate().flash().modelBytes()),
  SRAM((trial, _) -> trial.estimate().sram().arenaBytes()),
  OPS((trial, _) -> trial.estimate().ops()),
  LATENCY((trial, known) -> known.on(device -> Latency.micros(device, trial.estimate()))),
  ENERGY((trial, known) -> known.on(device -> Energy.microjoules(device, trial.estimate()))),
  EPOCH((trial, _) -> trial.epoch()),
  EPOCHS((trial, _) -> trial.epochs()),
  RUNGS(
      (trial, _) ->
          trial.rungs().stream()
              .map(rung -> List.of(rung.epoch(), rounded(rung.floating().accuracy())))
              .toList()),
  CHANCE((trial, known) -> known.chances().get(trial.number())),
  REPLICA_OF("replicaOf", (trial, _) -> trial.replicaOf()),
  AUDITED((trial, _) -> trial.audited()),
  ATTEMPT((trial, _) -> trial.attempt()),
  WORKER((trial, _) -> trial.worker()),
  REASON((trial, _) -> trial.reason()),
  FILES((trial, _) -> trial.files()),
  STARTED_AT("startedAt", (trial, _) -> trial.startedAt()),
  ENDED_AT("endedAt", (trial, _) -> trial.endedAt()),
  DECISIONS((trial, _) -> new RawValue(trial.decisions()));

  /** Names of all columns. */
  static final List<String> NAMES = Arrays.stream(values()).map(column -> column.label).toList();

  private static final double SHARES = 1e6;
  private static final double TENTHS = 10;

  private final String label;
  private final Cell cell;

  PointColumns(String label, Cell cell) {
    this.label = label;
    this.cell = cell;
  }

  PointColumns(Cell cell) {
    this.label = name().toLowerCase(Locale.ROOT);
    this.cell = cell;
  }

  /** What is known of a search beside its trials. */
  record Known(@Nullable Device device, Map<Integer, Double> chances) {
    @Nullable Double on(Figure figure) {
      return device == null
          ? null
          : figure
              .on(device)
              .map(interval -> Math.rint(interval.estimate() * TENTHS) / TENTHS)
              .orElse(null);
    }
  }

  private interface Figure {
    Optional<Interval> on(Device device);
  }

  private interface Cell {
    @Nullable Object of(TrialPoint trial, Known known);
  }

  private interface Measured {
    Object of(Score score);
  }

  /** The row of a trial. */
  static List<@Nullable Object> row(TrialPoint trial, Known known) {
    var cells = new @Nullable Object[values().length];
    for (var column : values()) {
      cells[column.ordinal()] = column.cell.of(trial, known);
    }
    return Arrays.asList(cells);
  }

  private static @Nullable Object of(TrialPoint trial, Measured measured) {
    var score = trial.validation();
    return score == null ? null : measured.of(score);
  }

  private static double rounded(double share) {
    return Math.rint(share * SHARES) / SHARES;
  }
}
