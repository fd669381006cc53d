package io.thimble.hw.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.Family;
import io.thimble.hw.space.Space;
import io.thimble.hw.space.Spaces;
import io.thimble.hw.tflite.ModelReader;
import io.thimble.hw.tflite.ModelWriter;
import io.thimble.hw.tflite.NumberFormat;
import io.thimble.hw.tflite.RandomModels;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * More than 10,000 architectures of all families and all sizes: what is estimated before training
 * is what the written file is and takes.
 */
@Tag("many-cases")
class EstimateEqualsFileTest {
  /** For each of the seven families. */
  private static final int ARCHITECTURES = 1_430;

  private static final int IN_OTHER_FORMATS = 500;

  @ParameterizedTest
  @EnumSource
  void theFileIsAsLongAndTakesTheArenaThatTheEstimateSays(Family family) {
    var space = Spaces.of(family);
    int written = 0;
    int undecodable = 0;
    for (long seed = 0; written < ARCHITECTURES; seed++) {
      var architecture = decode(space, new SplittableRandom(seed));
      var planned = architecture.map(PlannedModel::of);
      if (planned.isEmpty()) {
        undecodable++;
      } else {
        written++;
        requireEqual(
            Estimates.of(architecture.get()),
            planned.get(),
            "%s, seed %d".formatted(family, seed),
            seed);
      }
    }
    assertThat(undecodable).as("points that are no network").isLessThan(written / 4);
  }

  @ParameterizedTest
  @EnumSource(names = {"DNN", "CNN", "DS_CNN"})
  void inOtherFormatsToo(Family family) {
    var space = Spaces.of(family);
    for (var format : List.of(NumberFormat.INT16, NumberFormat.INT8_PER_TENSOR)) {
      int written = 0;
      for (long seed = 0; written < IN_OTHER_FORMATS; seed++) {
        var architecture = decode(space, new SplittableRandom(seed));
        if (architecture.isPresent()) {
          written++;
          requireEqual(
              Estimates.of(architecture.get(), format),
              PlannedModel.of(architecture.get(), format),
              "%s, %s, seed %d".formatted(family, format, seed),
              seed);
        }
      }
    }
  }

  private static void requireEqual(
      Estimate estimate, PlannedModel planned, String what, long seed) {
    var file = ModelWriter.write(planned.model(), RandomModels.values(planned.model(), seed));
    assertThat((long) file.length).as(what).isEqualTo(estimate.flash().modelBytes());
    var imported = ModelReader.read(file);
    var reference = Arena.of(imported, Target.ARM_REFERENCE);
    var cmsisNn = Arena.of(imported, Target.ARM_CMSIS_NN);
    assertThat(reference).as(what).isEqualTo(planned.reference());
    assertThat(cmsisNn).as(what).isEqualTo(planned.cmsisNn());
    var sram = estimate.sram();
    assertThat(sram.arenaUsedReferenceBytes()).as(what).isEqualTo(reference.usedBytes());
    assertThat(sram.arenaMinimumReferenceBytes()).as(what).isEqualTo(reference.minimumBytes());
    assertThat(sram.arenaUsedCmsisNnBytes()).as(what).isEqualTo(cmsisNn.usedBytes());
    assertThat(sram.arenaMinimumCmsisNnBytes()).as(what).isEqualTo(cmsisNn.minimumBytes());
  }

  private static Optional<Architecture> decode(Space space, SplittableRandom random) {
    int classes = 2 + random.nextInt(34);
    try {
      return Optional.of(space.decode(Spaces.sample(space, random), classes));
    } catch (IllegalArgumentException e) {
      // A kernel without padding that is larger than its input, which the space documents.
      return Optional.empty();
    }
  }
}
