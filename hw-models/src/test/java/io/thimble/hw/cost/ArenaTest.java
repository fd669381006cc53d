package io.thimble.hw.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.RandomNetworks;
import io.thimble.hw.SharedFolder;
import io.thimble.hw.tflite.Graph;
import io.thimble.hw.tflite.Graphs;
import io.thimble.hw.tflite.ModelReader;
import io.thimble.hw.tflite.ModelWriter;
import io.thimble.hw.tflite.OfflinePlan;
import io.thimble.hw.tflite.Operation;
import io.thimble.hw.tflite.Operator;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArenaTest {
  private static final int ARCHITECTURES = 500;

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
      var file = ModelWriter.write(RandomNetworks.network(architecture, random));
      for (var target : Target.values()) {
        assertThat(Arena.of(Graphs.of(architecture), target))
            .as("seed %d", seed)
            .isEqualTo(Arena.of(ModelReader.read(file), target));
      }
    }
  }

  @Test
  void aPlanInTheFileOverridesTheGreedyOne() {
    var graph = Graphs.of(RandomNetworks.architecture(new SplittableRandom(5)));
    int tensors = graph.tensors().size();
    var far = Collections.nCopies(tensors, 1 << 20);
    var planned = withPlan(graph, new OfflinePlan(far));
    assertThat(Arena.of(planned, Target.ARM_REFERENCE).headBytes()).isGreaterThan(1 << 20);
    var online = Collections.nCopies(tensors, OfflinePlan.PLANNED_ONLINE);
    assertThat(Arena.of(withPlan(graph, new OfflinePlan(online)), Target.ARM_REFERENCE))
        .isEqualTo(Arena.of(graph, Target.ARM_REFERENCE));
  }

  @Test
  void anUnknownOperatorLeavesTheArenaALowerBound() {
    var graph = Graphs.of(RandomNetworks.architecture(new SplittableRandom(5)));
    var softmax = graph.operators().getLast();
    var operators =
        Stream.concat(
                graph.operators().stream().limit(graph.operators().size() - 1L),
                Stream.of(
                    new Operator(
                        new Operation.Unknown("CUMSUM"), softmax.inputs(), softmax.outputs())))
            .toList();
    var changed =
        new Graph(1, graph.tensors(), operators, graph.inputs(), graph.outputs(), Optional.empty());
    assertThat(Arena.of(changed, Target.ARM_REFERENCE).usedBytes())
        .isLessThan(Arena.of(graph, Target.ARM_REFERENCE).usedBytes());
  }

  private static Graph withPlan(Graph graph, OfflinePlan plan) {
    return new Graph(
        1, graph.tensors(), graph.operators(), graph.inputs(), graph.outputs(), Optional.of(plan));
  }

  private static Stream<Arguments> measuredModels() {
    return SharedFolder.table("models/arenas.csv").stream()
        .map(
            row ->
                Arguments.of(
                    row.getFirst(), row.subList(3, 7).stream().map(Long::valueOf).toList()));
  }
}
