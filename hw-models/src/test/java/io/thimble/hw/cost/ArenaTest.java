package io.thimble.hw.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.RandomNetworks;
import io.thimble.hw.SharedFolder;
import io.thimble.hw.tflite.Graph;
import io.thimble.hw.tflite.IntVector;
import io.thimble.hw.tflite.Lowering;
import io.thimble.hw.tflite.Model;
import io.thimble.hw.tflite.ModelReader;
import io.thimble.hw.tflite.OfflinePlan;
import io.thimble.hw.tflite.Operation;
import io.thimble.hw.tflite.Operator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArenaTest {
  private static final int ARCHITECTURES = 100;

  @ParameterizedTest(name = "{0}")
  @MethodSource("measuredModels")
  void theArenaIsTheMeasuredOneToTheByte(String model, List<Long> measured) {
    var graph = ModelReader.read(SharedFolder.bytes("models/" + model + ".tflite"));
    var reference = Arena.of(graph, Target.ARM_REFERENCE);
    assertThat(
            List.of(
                reference.usedBytes(),
                reference.minimumBytes(),
                Arena.of(graph, Target.ARM_CMSIS_NN).usedBytes(),
                Arena.of(graph, Target.HOST_REFERENCE).usedBytes()))
        .as("used with reference kernels, minimum, used with CMSIS-NN, used on a 64-bit host")
        .isEqualTo(measured);
  }

  @Test
  void theArenaOfAnArchitectureIsThatOfItsFile() {
    for (int seed = 0; seed < ARCHITECTURES; seed++) {
      var random = new SplittableRandom(seed);
      var architecture = RandomNetworks.architecture(random);
      var file = RandomNetworks.file(RandomNetworks.network(architecture, random));
      for (var target : Target.values()) {
        assertThat(Arena.of(Lowering.of(architecture), target))
            .as("seed %d", seed)
            .isEqualTo(Arena.of(ModelReader.read(file), target));
      }
    }
  }

  @Test
  void planningDecidesForSmallModels() {
    var two = List.of(SmallGraphs.activation(1, 8), SmallGraphs.activation(1, 8));
    var loop = new Operator(new Operation.While(1, 2), IntVector.of(0), IntVector.of(1));
    var main = SmallGraphs.graph(0, 1, two, loop);
    var condition = SmallGraphs.graph(0, 0, List.of(SmallGraphs.activation(1, 8)));
    var mean =
        SmallGraphs.single(
            Operation.Plain.MEAN,
            SmallGraphs.activation(1, 8),
            SmallGraphs.activation(1, 8, 3),
            SmallGraphs.integers(2));
    var model = SmallGraphs.model(main, condition, mean);
    int graphs = 3;
    int tensors = 2 + 1 + 3;
    int scratch = 3;
    int planned = 2 + 1 + 2 + scratch;
    var arena = Arena.of(model, Target.ARM_REFERENCE);
    assertThat(arena.minimumBytes())
        .isEqualTo(
            Tail.of(model, scratch, Target.ARM_REFERENCE).planningBytes()
                + PlannedBuffers.aligned(
                    12 * (scratch + 12) + 4 * graphs + 24 * (tensors + scratch))
                + 40 * planned)
        .isGreaterThan(arena.usedBytes());
  }

  @Test
  void aPlanInTheFileOverridesTheGreedyOne() {
    var model = Lowering.of(RandomNetworks.architecture(new SplittableRandom(5)));
    int[] offsets = new int[model.main().tensors().size()];
    Arrays.fill(offsets, 1 << 20);
    var far = model.withPlan(new OfflinePlan(IntVector.of(offsets)));
    assertThat(Arena.of(far, Target.ARM_REFERENCE).headBytes()).isGreaterThan(1 << 20);
    Arrays.fill(offsets, OfflinePlan.PLANNED_ONLINE);
    var online = model.withPlan(new OfflinePlan(IntVector.of(offsets)));
    assertThat(Arena.of(online, Target.ARM_REFERENCE))
        .isEqualTo(Arena.of(model, Target.ARM_REFERENCE));
  }

  @Test
  void anUnknownOperatorLeavesTheArenaALowerBound() {
    var model = Lowering.of(RandomNetworks.architecture(new SplittableRandom(5)));
    var graph = model.main();
    var softmax = graph.operators().getLast();
    var operators = new ArrayList<>(graph.operators().subList(0, graph.operators().size() - 1));
    operators.add(
        new Operator(new Operation.Unknown("CUMSUM"), softmax.inputs(), softmax.outputs()));
    var changed = new Graph(graph.tensors(), operators, graph.inputs(), graph.outputs());
    assertThat(
            Arena.of(new Model(List.of(changed), model.plan()), Target.ARM_REFERENCE).usedBytes())
        .isLessThan(Arena.of(model, Target.ARM_REFERENCE).usedBytes());
  }

  private static Stream<Arguments> measuredModels() {
    return SharedFolder.table("models/arenas.csv").stream()
        .map(
            row ->
                Arguments.of(
                    row.getFirst(), row.subList(3, 7).stream().map(Long::valueOf).toList()));
  }
}
