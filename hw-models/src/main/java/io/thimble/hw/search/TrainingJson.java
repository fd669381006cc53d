package io.thimble.hw.search;

import io.thimble.hw.quantization.QuantizationScheme;
import io.thimble.hw.training.AugmentationChanges;
import io.thimble.hw.training.RecipeChanges;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Writes how trials are trained; {@link TrainingReader} reads it. */
final class TrainingJson {
  private TrainingJson() {}

  /** Puts every field that is set. */
  static void write(TrainingSpec training, ObjectNode json) {
    json.put("epochs", training.epochs());
    var names = training.quantization().stream().map(QuantizationScheme::name).toList();
    if (names.size() == 1) {
      json.put("quantization", names.getFirst());
    } else {
      var list = json.putArray("quantization");
      names.forEach(list::add);
    }
    // Also when there are none: a stored search keeps what was the default when it was posted.
    var rungs = json.putArray("rungs");
    training.rungs().forEach(rungs::add);
    json.put("reduction", training.reduction());
    json.put("audit", training.audit());
    json.put("finalistSeeds", training.finalistSeeds());
    write(training.changes(), json);
  }

  private static void write(RecipeChanges changes, ObjectNode json) {
    if (changes.optimizer() != null) {
      json.put("optimizer", changes.optimizer().label());
    }
    if (changes.decay() != null) {
      json.put("decay", changes.decay().label());
    }
    put(json, "warmUp", changes.warmUp());
    put(json, "batchSize", changes.batchSize());
    put(json, "learningRate", changes.learningRate());
    put(json, "weightDecay", changes.weightDecay());
    put(json, "labelSmoothing", changes.labelSmoothing());
    put(json, "dropout", changes.dropout());
    put(json, "mixup", changes.mixup());
    if (!changes.augmentation().equals(AugmentationChanges.NONE)) {
      write(changes.augmentation(), json.putObject("augmentation"));
    }
  }

  private static void write(AugmentationChanges changes, ObjectNode json) {
    put(json, "shiftMillis", changes.shiftMillis());
    put(json, "noiseProbability", changes.noiseProbability());
    put(json, "lowestSnrDecibels", changes.lowestSnrDecibels());
    put(json, "highestSnrDecibels", changes.highestSnrDecibels());
    put(json, "speedChange", changes.speedChange());
    put(json, "timeMasks", changes.timeMasks());
    put(json, "widestTimeMaskMillis", changes.widestTimeMaskMillis());
    put(json, "frequencyMasks", changes.frequencyMasks());
    put(json, "widestFrequencyMask", changes.widestFrequencyMask());
  }

  private static void put(ObjectNode json, String name, @Nullable Integer value) {
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
