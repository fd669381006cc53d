package io.thimble.api.front;

import io.thimble.api.trial.SeedsJson;
import io.thimble.api.trial.SplitsJson;
import io.thimble.api.trial.TrialJson;
import io.thimble.hw.device.Interval;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A trial on the front.
 *
 * @param trial its number
 * @param family the family it belongs to
 * @param decisions what was proposed
 * @param architecture id of the architecture
 * @param floatAccuracy before quantization, on the validation split
 * @param floatTestAccuracy before quantization, on the test split, or null
 * @param int8Accuracy of the file
 * @param macs multiply-accumulates of one inference
 * @param ops operations of one inference
 * @param flashBytes length of the flatbuffer
 * @param sramBytes tensor arena to reserve
 * @param latencyMicros of one inference on the search's device, or null without one
 * @param energyMicrojoules of one inference on the search's device, or null where nothing is known
 * @param modelSha256 of the flatbuffer
 * @param probabilityOnFront how probable it is that it belongs there, given that accuracies are
 *     counted on a limited number of clips; null where that cannot be told
 * @param seeds what its trainings with different seeds came to, or null without replicas
 */
public record FrontMember(
    int trial,
    String family,
    SortedMap<String, Integer> decisions,
    String architecture,
    @Nullable Double floatAccuracy,
    @Nullable Double floatTestAccuracy,
    SplitsJson int8Accuracy,
    long macs,
    long ops,
    long flashBytes,
    long sramBytes,
    @Nullable Interval latencyMicros,
    @Nullable Interval energyMicrojoules,
    @Nullable String modelSha256,
    @Nullable Double probabilityOnFront,
    @Nullable SeedsJson seeds) {

  static FrontMember of(TrialJson trial) {
    return new FrontMember(
        trial.trial(),
        trial.family(),
        trial.decisions(),
        trial.architecture(),
        trial.floatAccuracy(),
        trial.floatTestAccuracy(),
        trial.int8Accuracy(),
        trial.macs(),
        trial.ops(),
        trial.flashBytes(),
        trial.sramBytes(),
        trial.latencyMicros(),
        trial.energyMicrojoules(),
        trial.modelSha256(),
        trial.probabilityOnFront(),
        trial.seeds());
  }
}
