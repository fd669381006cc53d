package io.thimble.api;

import io.thimble.hw.arch.Family;
import io.thimble.hw.cost.Estimate;
import io.thimble.hw.cost.Estimates;
import io.thimble.hw.cost.MacsByKind;
import io.thimble.hw.score.Accuracy;
import io.thimble.hw.score.Front;
import io.thimble.hw.score.Hypervolume;
import io.thimble.hw.score.ObjectiveValues;
import io.thimble.hw.search.SearchSpec;
import io.thimble.hw.space.Decisions;
import io.thimble.hw.space.Presets;
import io.thimble.hw.space.Spaces;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a search of thousands of trials would have left: four workers train them one after the
 * other, most are stopped at one of two rungs, some fail, some attempts are lost or given back, and
 * the last trials are in training or wait. The same for the same count, but for its times.
 */
final class ManyTrials {
  private static final int CLASSES = 6;
  private static final int CLIPS = 400;
  private static final int WORKERS = 4;
  private static final int OPEN = 4;
  private static final List<Integer> RUNGS = List.of(2, 4, 8);
  private static final List<Family> FAMILIES = List.of(Family.DNN, Family.CNN, Family.DS_CNN);
  private static final int SAMPLES_OF_A_FAMILY = 20;
  private static final long MOST_MODEL_BYTES = 120_000;
  private static final long MOST_ARENA_BYTES = 60_000;

  private final SplittableRandom random = new SplittableRandom(7);
  private final SearchSpec spec;
  private final int count;
  private final List<Base> bases;
  private final Instant[] free = new Instant[WORKERS];
  private final List<BulkRows.Trial> trials = new ArrayList<>();
  private final List<BulkRows.Rung> rungs = new ArrayList<>();
  private final List<BulkRows.Event> events = new ArrayList<>();

  /** A network that trials are made like. */
  private record Base(Decisions decisions, String architecture, Estimate estimate) {}

  /** A scored trial where its search's objectives put it. */
  private record Point(int trial, double[] values) {}

  private ManyTrials(SearchSpec spec, int count) {
    this.spec = spec;
    this.count = count;
    var sampled =
        FAMILIES.stream()
            .map(Spaces::of)
            .flatMap(
                space ->
                    Stream.generate(() -> Spaces.sample(space, random)).limit(SAMPLES_OF_A_FAMILY));
    bases =
        Stream.concat(Presets.all().stream().map(preset -> preset.decisions()), sampled)
            .map(ManyTrials::base)
            .filter(base -> base.estimate().flash().modelBytes() <= MOST_MODEL_BYTES)
            .filter(base -> base.estimate().sram().arenaBytes() <= MOST_ARENA_BYTES)
            .toList();
  }

  /** The rows of a search with this many trials, of which the last events are of now. */
  static BulkRows of(SearchSpec spec, int count) {
    var many = new ManyTrials(spec, count);
    many.trainAll();
    return many.rows();
  }

  private static Base base(Decisions decisions) {
    var architecture = Spaces.of(decisions.family()).decodeCut(decisions, CLASSES);
    return new Base(decisions, architecture.id(), Estimates.of(architecture));
  }

  private void trainAll() {
    var begin = Instant.EPOCH;
    IntStream.range(0, WORKERS).forEach(worker -> free[worker] = begin);
    for (int number = 0; number < count; number++) {
      var lane =
          IntStream.range(0, WORKERS)
              .boxed()
              .min(Comparator.comparing(worker -> free[worker]))
              .orElseThrow();
      train(number, lane);
    }
  }

  private void train(int number, int lane) {
    var base = bases.get(random.nextInt(bases.size()));
    var estimate = scaled(base.estimate(), random.nextDouble(0.9, 1.1));
    var trial = new BulkRows.Trial(number, base.decisions(), base.architecture(), estimate);
    trial.createdAt = free[lane];
    trials.add(trial);
    event(trial, free[lane], "queued", Map.of("family", trial.family, "epochs", RUNGS.getFirst()));
    if (number >= count - OPEN / 2) {
      trial.epochs = RUNGS.getFirst();
      return;
    }
    double best = potential(estimate);
    var secondsOfAnEpoch = 0.5 + estimate.macs() / 2e6;
    for (int rung = 0; ; rung++) {
      trial.rung = rung;
      trial.epochs = RUNGS.get(rung);
      if (number >= count - OPEN) {
        attempt(trial, lane, secondsOfAnEpoch, 1);
        trial.state = "RUNNING";
        return;
      }
      loseSome(trial, lane, secondsOfAnEpoch);
      attempt(trial, lane, secondsOfAnEpoch, trial.epochs);
      if (rung == 0 && random.nextInt(25) == 0) {
        trial.reason = "The loss is no number (NaN). Maybe train slower.";
        end(trial, lane, "FAILED", Map.of("reason", trial.reason));
        return;
      }
      var floating = heard(best * (1 - Math.exp(-0.9 * trial.epochs)));
      if (rung == RUNGS.size() - 1) {
        score(trial, lane, floating);
        return;
      }
      if (!goesOn(trial, lane, floating)) {
        return;
      }
    }
  }

  /** Some attempts end without a word, others because their worker is shut down. */
  private void loseSome(BulkRows.Trial trial, int lane, double secondsOfAnEpoch) {
    var chance = random.nextInt(60);
    if (chance > 1) {
      return;
    }
    var from = trial.epoch;
    attempt(trial, lane, secondsOfAnEpoch, from + 1);
    trial.epoch = from;
    if (chance == 0) {
      trial.silentAttempts++;
      free[lane] = free[lane].plusSeconds(30);
    } else {
      event(trial, free[lane], "queued", Map.of("attempt", trial.attempt));
    }
  }

  private void attempt(BulkRows.Trial trial, int lane, double secondsOfAnEpoch, int to) {
    trial.attempt++;
    trial.worker = "worker-" + (lane + 1);
    trial.startedAt = free[lane];
    event(
        trial,
        free[lane],
        "running",
        Map.of("attempt", trial.attempt, "worker", trial.worker, "epoch", trial.epoch));
    while (trial.epoch < to) {
      trial.epoch++;
      free[lane] = free[lane].plusMillis(Math.round(1_000 * secondsOfAnEpoch));
      event(
          trial,
          free[lane],
          "progress",
          Map.of("attempt", trial.attempt, "epoch", trial.epoch, "epochs", trial.epochs));
    }
    free[lane] = free[lane].plusMillis(200);
  }

  private boolean goesOn(BulkRows.Trial trial, int lane, Accuracy floating) {
    rungs.add(
        new BulkRows.Rung(
            trial.number, trial.rung, trial.epoch, floating.correct(), floating.clips()));
    var data = new HashMap<String, Object>(data(floating));
    data.put("rung", trial.rung);
    data.put("epoch", trial.epoch);
    event(trial, free[lane], "waiting", Map.copyOf(data));
    free[lane] = free[lane].plusMillis(50);
    var better = floating.accuracy() > 0.78 - 0.05 * trial.rung;
    trial.audited |= !better && random.nextInt(10) == 0;
    if (!better && !trial.audited) {
      end(trial, lane, "STOPPED", data);
      return false;
    }
    data.put("epochs", RUNGS.get(trial.rung + 1));
    data.put("audited", trial.audited);
    event(trial, free[lane], "promoted", Map.copyOf(data));
    return true;
  }

  private void score(BulkRows.Trial trial, int lane, Accuracy floating) {
    var int8 = new Accuracy(Math.max(1, floating.correct() - random.nextInt(9)), CLIPS);
    trial.validation(floating, int8);
    end(trial, lane, "SCORED", data(int8));
  }

  private void end(BulkRows.Trial trial, int lane, String state, Map<String, ?> data) {
    trial.state = state;
    trial.endedAt = free[lane];
    event(trial, free[lane], state.toLowerCase(Locale.ROOT), data);
    free[lane] = free[lane].plusMillis(100);
  }

  private void event(BulkRows.Trial trial, Instant at, String type, Map<String, ?> data) {
    events.add(new BulkRows.Event("trial-" + type, trial.number, data, at));
  }

  /** Larger networks hear better, with some luck. */
  private double potential(Estimate estimate) {
    double size = Math.log10(estimate.flash().modelBytes() / 2_000.0 + estimate.macs() / 100_000.0);
    double luck = random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5;
    return Math.clamp(0.6 + 0.19 * size + 0.06 * luck, 0.2, 0.985);
  }

  private Accuracy heard(double accuracy) {
    return new Accuracy((int) Math.round(CLIPS * accuracy), CLIPS);
  }

  private static Map<String, ?> data(Accuracy accuracy) {
    return Map.of(
        "accuracy", accuracy.accuracy(), "correct", accuracy.correct(), "clips", accuracy.clips());
  }

  private static Estimate scaled(Estimate estimate, double factor) {
    var macs = Math.round(estimate.macs() * factor);
    var flash = estimate.flash();
    var sram = estimate.sram();
    return new Estimate(
        macs,
        new MacsByKind(macs, 0, 0, 0, 0, 0),
        Math.round(estimate.parameters() * factor),
        new Estimate.Flash(
            Math.round(flash.modelBytes() * factor), flash.runtimeBytes(), flash.frontEndBytes()),
        new Estimate.Sram(
            Math.round(sram.arenaUsedReferenceBytes() * factor),
            Math.round(sram.arenaMinimumReferenceBytes() * factor),
            Math.round(sram.arenaUsedCmsisNnBytes() * factor),
            Math.round(sram.arenaMinimumCmsisNnBytes() * factor),
            sram.frontEndBytes(),
            sram.audioBytes()),
        List.of());
  }

  private BulkRows rows() {
    events.sort(Comparator.comparing(BulkRows.Event::at));
    var told = new ArrayList<BulkRows.Event>();
    List<Point> front = List.of();
    double hypervolume = 0;
    for (var event : events) {
      told.add(event);
      if (event.type().equals("trial-scored")) {
        var changed = joined(front, trials.get(Objects.requireNonNull(event.trial())));
        if (changed != front) {
          front = changed;
          hypervolume = hypervolume(front);
          told.add(BulkRows.Event.ofFront(numbers(front), hypervolume, event.at()));
        }
      }
    }
    front.forEach(point -> trials.get(point.trial()).joinFront());
    var last = told.getLast().at();
    return new BulkRows(trials, rungs, told, hypervolume, Duration.between(last, Instant.now()));
  }

  private List<Point> joined(List<Point> front, BulkRows.Trial trial) {
    var values = ObjectiveValues.of(spec, trial.estimate, trial.int8());
    if (front.stream().anyMatch(member -> Front.dominates(member.values(), values))) {
      return front;
    }
    return Stream.concat(
            front.stream().filter(member -> !Front.dominates(values, member.values())),
            Stream.of(new Point(trial.number, values)))
        .sorted(Comparator.comparingInt(Point::trial))
        .toList();
  }

  private static List<Integer> numbers(List<Point> front) {
    return front.stream().map(Point::trial).toList();
  }

  private double hypervolume(List<Point> front) {
    return Hypervolume.of(
        front.stream().map(point -> ObjectiveValues.scaled(spec, point.values())).toList(),
        ObjectiveValues.reference(spec));
  }
}
