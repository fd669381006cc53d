package io.thimble.hw.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.RandomNetworks;
import io.thimble.hw.SharedFolder;
import io.thimble.hw.arch.Architecture;
import io.thimble.hw.space.Preset;
import io.thimble.hw.space.Presets;
import io.thimble.hw.space.Spaces;
import io.thimble.hw.tflite.Graph;
import io.thimble.hw.tflite.Lowering;
import io.thimble.hw.tflite.Model;
import io.thimble.hw.tflite.ModelReader;
import io.thimble.hw.tflite.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EstimateDetailTest {
  private static final int RANDOM_NETWORKS = 200;

  @ParameterizedTest(name = "{0}")
  @MethodSource("presets")
  void theOperatorsOfAPresetAddUpToItsEstimate(Preset preset) {
    var architecture = Spaces.of(preset.decisions().family()).decode(preset.decisions(), 12);
    var estimate = Estimates.of(architecture);
    var model = PlannedModel.of(architecture).model();
    var detail = EstimateDetail.of(model);

    assertThat(sum(detail, OperatorDetail::macs)).isEqualTo(estimate.macs());
    assertThat(sum(detail, OperatorDetail::parameters)).isEqualTo(estimate.parameters());
    assertThat(detail.cmsisNn().minimumBytes())
        .isEqualTo(estimate.sram().arenaMinimumCmsisNnBytes());
    assertAddsUp(model, preset.name());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("publicModels")
  void theOperatorsOfAFileAddUpToItsEstimate(String name) {
    var file = SharedFolder.bytes("models/" + name + ".tflite");
    var estimate = Estimates.ofModel(file);
    var detail = EstimateDetail.of(ModelReader.read(file));

    assertThat(sum(detail, OperatorDetail::macs)).isEqualTo(estimate.macs());
    assertThat(sum(detail, OperatorDetail::parameters)).isEqualTo(estimate.parameters());
    assertAddsUp(ModelReader.read(file), name);
  }

  @Test
  void theArenaOfRandomNetworksAddsUp() {
    for (int seed = 0; seed < RANDOM_NETWORKS; seed++) {
      var random = new SplittableRandom(seed);
      assertAddsUp(PlannedModel.of(RandomNetworks.architecture(random)).model(), "seed " + seed);
      assertAddsUp(Lowering.of(RandomNetworks.recurrent(random)), "recurrent, seed " + seed);
    }
  }

  @Test
  void aConvolutionTakesWhatTheRulesSay() {
    var first = EstimateDetail.of(dsCnn()).operators().getFirst();

    assertThat(first.reference())
        .as("options, OpData, two vectors of a word for each of 64 channels")
        .isEqualTo(new OperatorMemory(0, 28, 56, 2 * 4 * 64));
    assertThat(first.cmsisNn())
        .as("columns for two outputs of a 10 x 4 kernel in int16")
        .isEqualTo(new OperatorMemory(2 * 2 * 40, 28, 60, 2 * 4 * 64));
  }

  @Test
  void anOperatorTakesAStepAndTheInputTheOneBeforeThem() {
    var detail = EstimateDetail.of(dsCnn());
    assertThat(detail.operators()).hasSize(12);
    assertThat(detail.reference().steps()).isEqualTo(13);
  }

  @Test
  void buffersAreNamedAfterTensorsAndOperators() {
    assertThat(EstimateDetail.of(dsCnn()).cmsisNn().plan())
        .extracting(PlacedBuffer::name)
        .startsWith("tensor 0", "tensor 3")
        .endsWith("scratch 0 of operator 0", "scratch 0 of operator 9")
        .doesNotHaveDuplicates();
    var loop = Lowering.of(preset("gru-s"));
    assertThat(EstimateDetail.of(loop).reference().plan())
        .extracting(PlacedBuffer::name)
        .contains("graph 1 tensor 0", "graph 2 tensor 0")
        .doesNotHaveDuplicates();
  }

  @Test
  void theRuntimesPlanIsToldBesideTheOneInTheFile() {
    var planned =
        IntStream.range(0, RANDOM_NETWORKS)
            .mapToObj(seed -> RandomNetworks.architecture(new SplittableRandom(seed)))
            .map(architecture -> PlannedModel.of(architecture).model())
            .filter(model -> model.plan().isPresent())
            .findFirst()
            .orElseThrow();

    var detail = EstimateDetail.of(planned).cmsisNn();
    var plans = detail.plans();

    assertThat(plans.inFile()).isTrue();
    assertThat(plans.greedyBytes()).isGreaterThan(plans.bestBytes());
    assertThat(detail.headBytes()).as("what the file brings").isLessThan(plans.greedyBytes());
    assertThat(plans.greedyBuffers()).isNotEqualTo(detail.plan());
    assertThat(plans.bestBuffers()).isNotEqualTo(plans.greedyBuffers());
  }

  @Test
  void anOperatorThatTwoLoopsRunIsListedOnceAndCountedTwice() {
    var once = Lowering.of(preset("gru-s"));
    var main = once.main();
    var loop = main.operators().getFirst();
    var operators = new ArrayList<>(main.operators());
    operators.add(1, loop);
    var twice = withMainOperators(once, operators);

    var costs = EstimateDetail.of(twice).operators();

    assertThat(costs).hasSize(EstimateDetail.of(once).operators().size() + 1);
    assertThat(costs)
        .filteredOn(cost -> cost.graph() == 2)
        .isNotEmpty()
        .allSatisfy(cost -> assertThat(cost.turns()).isEqualTo(50));
    assertThat(costs)
        .filteredOn(cost -> cost.name().equals("LESS"))
        .singleElement()
        .satisfies(cost -> assertThat(cost.turns()).as("once more a loop").isEqualTo(52));
    assertAddsUp(twice, "a loop run twice");
  }

  @Test
  void aGraphThatNothingRunsStillTakesItsPartOfTheTail() {
    var loop = Lowering.of(preset("gru-s"));
    var main = loop.main().operators();
    var idle = withMainOperators(loop, main.subList(1, main.size()));

    assertThat(EstimateDetail.of(idle).operators())
        .filteredOn(cost -> cost.graph() > 0)
        .isNotEmpty()
        .allSatisfy(cost -> assertThat(cost.turns()).isZero());
    assertAddsUp(idle, "idle graphs");
  }

  private static void assertAddsUp(Model model, String what) {
    var detail = EstimateDetail.of(model);
    assertAddsUp(
        detail.reference(),
        sum(detail, operator -> operator.reference().keptBytes()),
        Arena.of(model, Target.ARM_REFERENCE),
        what);
    assertAddsUp(
        detail.cmsisNn(),
        sum(detail, operator -> operator.cmsisNn().keptBytes()),
        Arena.of(model, Target.ARM_CMSIS_NN),
        what);
  }

  private static void assertAddsUp(ArenaDetail detail, long kept, Arena arena, String what) {
    assertThat(kept + detail.tail().totalBytes()).as("%s: tail", what).isEqualTo(arena.tailBytes());
    assertThat(detail.tail().alignmentBytes()).as("%s: alignment", what).isNotNegative();
    assertThat(detail.usedBytes()).as(what).isEqualTo(arena.usedBytes());
    assertThat(detail.minimumBytes()).as(what).isEqualTo(arena.minimumBytes());
    assertThat(detail.minimumBytes()).as(what).isGreaterThanOrEqualTo(detail.planningBytes());
    assertThat(detail.largestStepBytes()).as(what).isLessThanOrEqualTo(detail.headBytes());
    assertThat(detail.plan().stream().mapToLong(buffer -> buffer.offsetBytes() + buffer.bytes()))
        .as("%s: the head ends with its last buffer", what)
        .allMatch(end -> end <= arena.headBytes())
        .contains(arena.headBytes());
    assertApart(detail.plan(), what);
    assertPlan(detail.plans().greedyBuffers(), detail.plans().greedyBytes(), detail, what);
    assertPlan(detail.plans().bestBuffers(), detail.plans().bestBytes(), detail, what);
  }

  /** A plan puts the buffers of the file's own plan elsewhere, and does not change them. */
  private static void assertPlan(
      List<PlacedBuffer> plan, long headBytes, ArenaDetail detail, String what) {
    assertThat(plan)
        .as(what)
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("offsetBytes")
        .containsExactlyElementsOf(detail.plan());
    assertThat(plan.stream().mapToLong(buffer -> buffer.offsetBytes() + buffer.bytes()).max())
        .as("%s: the head ends with its last buffer", what)
        .hasValue(headBytes);
    assertApart(plan, what);
  }

  private static void assertApart(List<PlacedBuffer> plan, String what) {
    for (int i = 0; i < plan.size(); i++) {
      for (int k = 0; k < i; k++) {
        assertThat(overlap(plan.get(i), plan.get(k))).as(what).isFalse();
      }
    }
  }

  private static boolean overlap(PlacedBuffer one, PlacedBuffer other) {
    return one.firstStep() <= other.lastStep()
        && other.firstStep() <= one.lastStep()
        && one.offsetBytes() < other.offsetBytes() + other.bytes()
        && other.offsetBytes() < one.offsetBytes() + one.bytes();
  }

  private static long sum(EstimateDetail detail, Function<OperatorDetail, Long> figure) {
    return detail.operators().stream().mapToLong(figure::apply).sum();
  }

  private static Model withMainOperators(Model model, List<Operator> operators) {
    var main = model.main();
    var graphs = new ArrayList<>(model.graphs());
    graphs.set(0, new Graph(main.tensors(), operators, main.inputs(), main.outputs()));
    return new Model(graphs, model.plan());
  }

  private static Model dsCnn() {
    return Lowering.of(preset("ds-cnn-s"));
  }

  private static Architecture preset(String name) {
    var decisions = Presets.named(name).decisions();
    return Spaces.of(decisions.family()).decode(decisions, 12);
  }

  private static Stream<Preset> presets() {
    return Presets.all().stream();
  }

  private static Stream<String> publicModels() {
    return SharedFolder.table("models/arenas.csv").stream().map(List::getFirst);
  }
}
