package io.thimble.hw.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.RandomNetworks;
import io.thimble.hw.arch.Family;
import io.thimble.hw.space.Preset;
import io.thimble.hw.space.Spaces;
import io.thimble.hw.tflite.Lowering;
import io.thimble.hw.tflite.Model;
import io.thimble.hw.tflite.ModelReader;
import io.thimble.hw.tflite.ModelWriter;
import io.thimble.hw.tflite.Operation;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlannedModelTest {
  private static final int NETWORKS = 1_000;

  @Test
  void aPlanShipsWhereItSavesMoreSramThanItCostsFlash() {
    var space = Spaces.of(Family.DS_CNN);
    int shipped = 0;
    for (int seed = 0; seed < NETWORKS; seed++) {
      var architecture = space.decode(Spaces.sample(space, new SplittableRandom(seed)), 12);
      var planned = PlannedModel.of(architecture);
      var greedy = Lowering.of(architecture);
      long greedyArena =
          Math.max(
              Arena.of(greedy, Target.ARM_REFERENCE).minimumBytes(),
              Arena.of(greedy, Target.ARM_CMSIS_NN).minimumBytes());
      if (planned.model().plan().isPresent()) {
        shipped++;
        assertThat(greedyArena - planned.arenaBytes())
            .as("seed %d: SRAM saved against flash spent", seed)
            .isGreaterThan(planned.lengthBytes() - ModelWriter.lengthBytes(greedy));
      } else {
        assertThat(planned.arenaBytes()).as("seed %d", seed).isEqualTo(greedyArena);
      }
    }
    assertThat(shipped).as("plans shipped").isBetween(NETWORKS / 50, NETWORKS / 5);
  }

  @ParameterizedTest
  @MethodSource("io.thimble.hw.space.Presets#all")
  void whatShipsTakesTheArenasOfItsModel(Preset preset) {
    var space = Spaces.of(preset.decisions().family());
    var planned = PlannedModel.of(space.decode(preset.decisions(), 12));
    assertThat(planned.reference()).isEqualTo(Arena.of(planned.model(), Target.ARM_REFERENCE));
    assertThat(planned.cmsisNn()).isEqualTo(Arena.of(planned.model(), Target.ARM_CMSIS_NN));
    assertThat(planned.lengthBytes()).isEqualTo(ModelWriter.lengthBytes(planned.model()));
  }

  @Test
  void aPlanThatSavesLessSramThanItCostsFlashStaysOut() {
    // Greedy stacks the last two and puts the second on top; the busiest step is that of the two.
    var slight = chain(1040, 80, 560, 560);
    assertThat(Arena.of(slight, Target.ARM_REFERENCE).headBytes()).isEqualTo(2 * 560 + 80);
    assertThat(PlannedModel.of(slight).model().plan()).isEmpty();
    var clear = chain(1040, 320, 688, 688);
    var planned = PlannedModel.of(clear);
    assertThat(planned.model().plan()).isPresent();
    assertThat(planned.reference().headBytes()).isEqualTo(2 * 688);
    assertThat(planned.lengthBytes() - ModelWriter.lengthBytes(clear))
        .as("more than the first plan would have saved, and less than this one does")
        .isBetween(80 + 1, 320 - 1);
  }

  /** Each of these many bytes is computed from the one before. */
  private static Model chain(int... bytes) {
    var tensors = Arrays.stream(bytes).mapToObj(SmallGraphs::activation).toList();
    return SmallGraphs.model(
        SmallGraphs.graph(
            0,
            3,
            tensors,
            SmallGraphs.operator(Operation.Plain.TANH, 1, 0),
            SmallGraphs.operator(Operation.Plain.TANH, 2, 1),
            SmallGraphs.operator(Operation.Plain.TANH, 3, 2)));
  }

  @Test
  void aPlannedHeadIsAsLargeAsTheBusiestStep() {
    var space = Spaces.of(Family.DS_CNN);
    for (int seed = 0; seed < NETWORKS; seed++) {
      var architecture = space.decode(Spaces.sample(space, new SplittableRandom(seed)), 12);
      var model = PlannedModel.of(architecture).model();
      if (model.plan().isPresent()) {
        long busiest =
            Math.max(
                Lifetimes.of(model).buffers(Target.ARM_REFERENCE).largestStepBytes(),
                Lifetimes.of(model).buffers(Target.ARM_CMSIS_NN).largestStepBytes());
        for (var target : new Target[] {Target.ARM_REFERENCE, Target.ARM_CMSIS_NN}) {
          assertThat(Arena.of(model, target).headBytes())
              .as("seed %d, %s", seed, target)
              .isEqualTo(busiest);
        }
      }
    }
  }

  @Test
  void buffersOfAPlannedModelNeverOverlap() {
    var space = Spaces.of(Family.DS_CNN);
    for (int seed = 0; seed < NETWORKS; seed++) {
      var model =
          PlannedModel.of(space.decode(Spaces.sample(space, new SplittableRandom(seed)), 12))
              .model();
      for (var target : new Target[] {Target.ARM_REFERENCE, Target.ARM_CMSIS_NN}) {
        var buffers = Lifetimes.of(model).buffers(target);
        var plan = GreedyPlan.of(buffers);
        for (int i = 0; i < buffers.count(); i++) {
          for (int k = 0; k < i; k++) {
            boolean apart =
                !buffers.overlap(i, k)
                    || plan.offsetBytes(i) >= plan.offsetBytes(k) + buffers.bytes(k)
                    || plan.offsetBytes(k) >= plan.offsetBytes(i) + buffers.bytes(i);
            assertThat(apart).as("seed %d, %s, buffers %d and %d", seed, target, i, k).isTrue();
          }
        }
      }
    }
  }

  @Test
  void theFileIsTheOneThatWasEstimated() {
    int plans = 0;
    for (int seed = 0; seed < NETWORKS / 2; seed++) {
      var random = new SplittableRandom(seed);
      var architecture = RandomNetworks.architecture(random);
      var file = PlannedModel.write(RandomNetworks.network(architecture, random));
      var expected = Estimates.of(architecture);
      var imported = Estimates.ofModel(file);
      assertThat(imported.flash().modelBytes())
          .as("seed %d", seed)
          .isEqualTo(expected.flash().modelBytes());
      assertThat(imported.sram().arenaUsedCmsisNnBytes())
          .as("seed %d", seed)
          .isEqualTo(expected.sram().arenaUsedCmsisNnBytes());
      assertThat(imported.sram().arenaMinimumReferenceBytes())
          .as("seed %d", seed)
          .isEqualTo(expected.sram().arenaMinimumReferenceBytes());
      plans += ModelReader.read(file).plan().isPresent() ? 1 : 0;
    }
    assertThat(plans).as("files with a plan").isPositive();
  }

  @Test
  void theDetailSaysWhatThePlanInTheFileIsWorth() {
    var space = Spaces.of(Family.DS_CNN);
    int plans = 0;
    for (int seed = 0; seed < 300; seed++) {
      var model =
          PlannedModel.of(space.decode(Spaces.sample(space, new SplittableRandom(seed)), 12))
              .model();
      var arena = EstimateDetail.of(model).cmsisNn();
      assertThat(arena.plans().inFile()).as("seed %d", seed).isEqualTo(model.plan().isPresent());
      assertThat(arena.plans().proven()).as("seed %d", seed).isTrue();
      assertThat(arena.plans().bestBytes()).as("seed %d", seed).isEqualTo(arena.largestStepBytes());
      if (arena.plans().inFile()) {
        plans++;
        assertThat(arena.headBytes()).as("seed %d", seed).isEqualTo(arena.plans().bestBytes());
        assertThat(arena.plans().greedyBytes())
            .as("seed %d", seed)
            .isGreaterThan(arena.plans().bestBytes());
      }
    }
    assertThat(plans).isPositive();
  }
}
