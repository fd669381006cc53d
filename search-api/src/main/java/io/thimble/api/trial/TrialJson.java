package io.thimble.api.trial;

import io.thimble.db.trial.RungResult;
import io.thimble.db.trial.StoredTrial;
import io.thimble.hw.device.Device;
import io.thimble.hw.device.Energy;
import io.thimble.hw.device.Interval;
import io.thimble.hw.device.Latency;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A trial.
 *
 * @param trial its number
 * @param state {@code queued}, {@code running}, {@code waiting} at a rung, {@code scored}, {@code
 *     stopped} at a rung, {@code failed} or {@code cancelled}
 * @param reason why it failed, or null
 * @param family the family it belongs to
 * @param decisions what was proposed
 * @param architecture id of the architecture
 * @param onFront whether no other trial dominates it
 * @param floatAccuracy of the network before quantization, on the validation split, or null
 * @param floatTestAccuracy the same on the test split, or null
 * @param int8Accuracy of the file, run in the TensorFlow Lite interpreter
 * @param macs multiply-accumulates of one inference
 * @param ops operations of one inference
 * @param parameters weights and biases
 * @param flashBytes length of the flatbuffer
 * @param sramBytes tensor arena to reserve
 * @param latencyMicros of one inference on the search's device, or null without one, or when its
 *     core was never measured
 * @param energyMicrojoules of one inference on the search's device, or null where nothing is known
 * @param modelSha256 of the flatbuffer, or null before the trial is scored
 * @param quantization the scheme that it was written by: the best of those that the search names,
 *     or null
 * @param attempt how many attempts were begun
 * @param worker who runs or ran the last attempt, or null
 * @param rung the rung that it trains to, 0 for the first
 * @param epoch epochs that it has been trained for
 * @param epochs epochs of the rung
 * @param rungs what it had learnt at the rungs that it reached
 * @param createdAt when it was proposed
 * @param startedAt when the last attempt began, or null
 * @param endedAt when it reached a final state, or null
 * @param origin why it was proposed, or null where nothing says so
 * @param audited whether it went on from a rung as a check, although the comparison discarded it
 * @param replicaOf the trial that it repeats with another seed, or null
 * @param probabilityOnFront how probable it is that it belongs on the front, given that accuracies
 *     are counted on a limited number of clips; null where that cannot be told
 * @param seeds what its trainings with different seeds came to, or null without replicas
 */
public record TrialJson(
    int trial,
    String state,
    @Nullable String reason,
    String family,
    SortedMap<String, Integer> decisions,
    String architecture,
    boolean onFront,
    @Nullable Double floatAccuracy,
    @Nullable Double floatTestAccuracy,
    SplitsJson int8Accuracy,
    long macs,
    long ops,
    long parameters,
    long flashBytes,
    long sramBytes,
    @Nullable Interval latencyMicros,
    @Nullable Interval energyMicrojoules,
    @Nullable String modelSha256,
    @Nullable String quantization,
    int attempt,
    @Nullable String worker,
    int rung,
    int epoch,
    int epochs,
    List<RungJson> rungs,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable OriginJson origin,
    boolean audited,
    @Nullable Integer replicaOf,
    @Nullable Double probabilityOnFront,
    @Nullable SeedsJson seeds) {

  /**
   * The trial in JSON's words.
   *
   * @param results what it had learnt at rungs
   * @param device the search's device, or null
   * @param probabilityOnFront null where that cannot be told
   * @param seeds null without replicas
   */
  static TrialJson of(
      StoredTrial trial,
      List<RungResult> results,
      @Nullable Device device,
      @Nullable Double probabilityOnFront,
      @Nullable SeedsJson seeds) {
    var estimate = trial.estimate();
    var validation = trial.validation();
    var test = trial.test();
    return new TrialJson(
        trial.number(),
        trial.state().name().toLowerCase(Locale.ROOT),
        trial.reason(),
        trial.decisions().family().label(),
        trial.decisions().values(),
        trial.architecture(),
        trial.onFront(),
        validation == null ? null : validation.floating().accuracy(),
        test == null ? null : test.floating().accuracy(),
        SplitsJson.of(trial),
        estimate.macs(),
        estimate.ops(),
        estimate.parameters(),
        estimate.flash().modelBytes(),
        estimate.sram().arenaBytes(),
        device == null ? null : Latency.micros(device, estimate).orElse(null),
        device == null ? null : Energy.microjoules(device, estimate).orElse(null),
        trial.modelSha256(),
        trial.quantization(),
        trial.attempt(),
        trial.worker(),
        trial.rung(),
        trial.epoch(),
        trial.epochs(),
        results.stream().map(RungJson::of).toList(),
        trial.createdAt(),
        trial.startedAt(),
        trial.endedAt(),
        OriginJson.of(trial.origin()),
        trial.audited(),
        trial.replicaOf(),
        probabilityOnFront,
        seeds);
  }
}
