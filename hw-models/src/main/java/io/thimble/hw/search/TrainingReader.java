package io.thimble.hw.search;

import io.thimble.hw.arch.Family;
import io.thimble.hw.json.FieldReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads how trials are trained.
 *
 * @param fields the spec's {@code training}
 */
record TrainingReader(FieldReader fields) {
  private static final String EPOCHS = "epochs";
  private static final String RUNGS = "rungs";

  /**
   * The training, with every default filled in.
   *
   * @param families what is searched, or null where the spec leaves that open
   */
  TrainingSpec read(@Nullable List<Family> families) {
    var epochs = fields.whole(EPOCHS, 1, SearchLimits.MOST_EPOCHS);
    var quantization = new SchemesReader(fields).read(families);
    var rungs = fields.wholes(RUNGS, SearchLimits.MOST_RUNGS, 1, SearchLimits.MOST_EPOCHS);
    var reduction =
        fields.whole("reduction", SearchLimits.LEAST_REDUCTION, SearchLimits.MOST_REDUCTION);
    var audit = fields.number("audit", 0, 1);
    var finalistSeeds = fields.whole("finalistSeeds", 1, SearchLimits.MOST_FINALIST_SEEDS);
    var changes =
        new RecipeReader(fields).read(families == null ? SearchDefaults.FAMILIES : families);
    fields.reportUnknownFields();
    var defaults =
        epochs == null ? SearchDefaults.TRAINING : TrainingSpec.of(Math.toIntExact(epochs));
    var training =
        new TrainingSpec(
            defaults.epochs(),
            quantization == null ? defaults.quantization() : quantization,
            rungs == null ? defaults.rungs() : rungs.stream().map(Math::toIntExact).toList(),
            reduction == null ? defaults.reduction() : Math.toIntExact(reduction),
            audit == null ? defaults.audit() : audit,
            finalistSeeds == null ? defaults.finalistSeeds() : Math.toIntExact(finalistSeeds),
            changes);
    requireSoundRungs(training);
    return training;
  }

  private void requireSoundRungs(TrainingSpec training) {
    var rungs = training.rungs();
    for (int i = 1; i < rungs.size(); i++) {
      if (rungs.get(i) <= rungs.get(i - 1)) {
        fields.problem(RUNGS, "do not rise", "put them in order, each of them once, as in [5, 15]");
        return;
      }
    }
    if (!rungs.isEmpty() && rungs.getLast() >= training.floatEpochs()) {
      fields.problem(
          RUNGS,
          "are not all below the %d epochs in float".formatted(training.floatEpochs()),
          "leave out what comes later: a trial at its end is compared anyway");
    }
  }
}
