package io.thimble.hw.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.arch.Family;
import io.thimble.hw.quantization.QuantizationSchemes;
import io.thimble.hw.training.AugmentationChanges;
import io.thimble.hw.training.LearningRateDecay;
import io.thimble.hw.training.Optimizer;
import io.thimble.hw.training.RecipeChanges;
import io.thimble.hw.training.Recipes;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingSpecTest {
  @Test
  void rungsAndChangesOfTheRecipeAreReadAndWritten() {
    var spec =
        Specs.with(
            """
            "device": "nucleo-f446re",
            "training": {"epochs": 40, "rungs": [5, 15], "reduction": 4, "audit": 0.25,
                         "finalistSeeds": 3, "optimizer": "adam",
                         "decay": "step", "warmUp": 0.1, "batchSize": 50, "learningRate": 0.002,
                         "weightDecay": 0, "labelSmoothing": 0.1, "dropout": 0.2, "mixup": 0.3,
                         "augmentation": {"shiftMillis": 120, "noiseProbability": 0.5,
                                          "lowestSnrDecibels": -5, "highestSnrDecibels": 20,
                                          "speedChange": 0.15, "timeMasks": 2,
                                          "widestTimeMaskMillis": 150, "frequencyMasks": 1,
                                          "widestFrequencyMask": 0.25}}\
            """);

    assertThat(spec.training())
        .isEqualTo(
            new TrainingSpec(
                40,
                List.of(QuantizationSchemes.DEFAULT),
                List.of(5, 15),
                4,
                0.25,
                3,
                new RecipeChanges(
                    Optimizer.ADAM,
                    LearningRateDecay.STEP,
                    0.1,
                    50,
                    0.002,
                    0.0,
                    0.1,
                    0.2,
                    0.3,
                    new AugmentationChanges(120, 0.5, -5.0, 20.0, 0.15, 2, 150, 1, 0.25))));
    assertThat(SearchSpecJson.read(SearchSpecJson.write(spec))).isEqualTo(spec);
  }

  @Test
  void whatASpecDoesNotChangeIsTheFamilysRecipe() {
    var training =
        Specs.with(
                "\"device\": \"nucleo-f446re\", \"training\": {\"dropout\": 0.3,"
                    + " \"augmentation\": {\"timeMasks\": 1}}")
            .training();

    for (var family : Family.values()) {
      var recipe = training.recipe(family);
      var before = Recipes.of(family);
      assertThat(recipe.dropout()).isEqualTo(0.3);
      assertThat(recipe.augmentation().timeMasks()).isEqualTo(1);
      assertThat(recipe)
          .usingRecursiveComparison()
          .ignoringFields("dropout", "augmentation.timeMasks")
          .isEqualTo(before);
      assertThat(TrainingSpec.of(30).recipe(family)).isEqualTo(before);
    }
  }

  @Test
  void aTrialTrainsToItsRungAndAfterTheLastToItsEnd() {
    var training =
        Specs.with(
                "\"device\": \"nucleo-f446re\", \"training\": {\"epochs\": 40, \"rungs\": [5, 15]}")
            .training();

    assertThat(List.of(training.epochsOf(0), training.epochsOf(1), training.epochsOf(2)))
        .containsExactly(5, 15, 40);
    assertThat(TrainingSpec.of(7).epochsOf(0)).isEqualTo(7);
  }

  @Test
  void rungsLeaveTheEpochsOfLearningOnWithRoundingInTheLoop() {
    var training =
        Specs.with(
                "\"device\": \"nucleo-f446re\","
                    + " \"training\": {\"epochs\": 10, \"rungs\": [7], \"quantization\": \"qat\"}")
            .training();

    assertThat(training.floatEpochs()).isEqualTo(8);
    assertThat(TrainingSpec.of(10).floatEpochs()).isEqualTo(10);
  }
}
