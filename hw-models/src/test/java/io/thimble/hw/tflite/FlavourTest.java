package io.thimble.hw.tflite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.Family;
import io.thimble.hw.cost.PlannedModel;
import io.thimble.hw.space.Spaces;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tensorflow.lite.schema.SubGraph;

class FlavourTest {
  private static final int ARCHITECTURES = 60;

  @ParameterizedTest
  @EnumSource
  void bothFlavoursHaveTheSameGraphsAndConstants(Family family) {
    models(family)
        .forEach(
            model -> {
              var values = RandomModels.values(model, 3);
              var micro = ModelWriter.write(model, values);
              var desktop = ModelWriter.write(model, values, Flavour.TFLITE);
              assertThat(desktop).hasSizeGreaterThan(micro.length);
              assertThat(desktop).isEqualTo(ModelWriter.write(model, values, Flavour.TFLITE));
              assertThat(structure(ModelReader.read(desktop)))
                  .isEqualTo(structure(ModelReader.read(micro)));
              assertThat(constants(desktop)).isEqualTo(constants(micro));
            });
  }

  @ParameterizedTest
  @EnumSource
  void aFileSaysAllThatAnotherFlavourOfItNeeds(Family family) {
    models(family)
        .forEach(
            model -> {
              var values = RandomModels.values(model, 7);
              var micro = ModelWriter.write(model, values);
              var desktop = ModelWriter.write(model, values, Flavour.TFLITE);
              assertThat(ModelWriter.rewrite(micro, Flavour.MICRO)).isEqualTo(micro);
              assertThat(ModelWriter.rewrite(micro, Flavour.TFLITE)).isEqualTo(desktop);
            });
  }

  @ParameterizedTest
  @EnumSource
  void everyTensorHasANameOfItsOwnWhereTheRuntimesNeedNone(Family family) {
    models(family)
        .forEach(
            model -> {
              var values = RandomModels.values(model, 4);
              var desktop = root(ModelWriter.write(model, values, Flavour.TFLITE));
              for (int i = 0; i < desktop.subgraphsLength(); i++) {
                var graph = desktop.subgraphs(i);
                var names = new HashSet<String>();
                for (int k = 0; k < graph.tensorsLength(); k++) {
                  assertThat(names.add(name(graph, k))).as(name(graph, k)).isTrue();
                }
                assertThat(names).noneMatch(name -> name.startsWith("tensor_"));
                assertThat(graph.name()).isEqualTo(i == 0 ? "main" : i == 1 ? "condition" : "body");
              }
              assertThat(desktop.description()).contains("keyword");
              var micro = root(ModelWriter.write(model, values));
              assertThat(micro.subgraphs(0).tensors(0).name()).isNull();
              assertThat(micro.signatureDefsLength()).isZero();
            });
  }

  @Test
  void namesSayWhatTheLayersDo() {
    var model = models(Family.DS_CNN).findFirst().orElseThrow();
    var graph = root(ModelWriter.write(model, RandomModels.values(model, 5), Flavour.TFLITE));
    var names =
        IntStream.range(0, graph.subgraphs(0).tensorsLength())
            .mapToObj(i -> name(graph.subgraphs(0), i))
            .toList();
    assertThat(names)
        .startsWith("features", "conv_1/weights", "conv_1/biases", "conv_1", "depthwise_1/weights")
        .contains("average_pool_1", "dense_1/biases")
        .endsWith("scores");
    var signature = graph.signatureDefs(0);
    assertThat(signature.inputs(0).name()).isEqualTo("features");
    assertThat(name(graph.subgraphs(0), (int) signature.outputs(0).tensorIndex()))
        .isEqualTo(signature.outputs(0).name());
    assertThat(graph.metadata(0).name()).isEqualTo("min_runtime_version");
    var version = new byte[16];
    graph.buffers((int) graph.metadata(0).buffer()).dataAsByteBuffer().get(version);
    assertThat(version).startsWith("1.14.0".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void biasesOfConvolutionsHaveTheProductOfInputsAndWeightsScales() {
    for (var model : models(Family.DS_CNN).toList()) {
      var values = RandomModels.values(model, 6);
      var graph = root(ModelWriter.write(model, values, Flavour.TFLITE)).subgraphs(0);
      for (int i = 0; i < graph.operatorsLength(); i++) {
        var operator = graph.operators(i);
        if (operator.inputsLength() == 3) {
          var biases = graph.tensors(operator.inputs(2)).quantization();
          var weights = graph.tensors(operator.inputs(1)).quantization();
          var input = graph.tensors(operator.inputs(0)).quantization();
          assertThat(biases.scaleLength()).isEqualTo(biases.zeroPointLength());
          if (weights.scaleLength() > 1) {
            assertThat(biases.scaleLength()).isEqualTo(weights.scaleLength());
            for (int channel = 0; channel < weights.scaleLength(); channel++) {
              assertThat(biases.scale(channel))
                  .isCloseTo(input.scale(0) * weights.scale(channel), within(0f));
            }
          }
        }
      }
    }
  }

  private static Stream<Model> models(Family family) {
    return IntStream.range(0, ARCHITECTURES)
        .mapToObj(seed -> architecture(family, seed))
        .flatMap(Optional::stream)
        .map(architecture -> PlannedModel.of(architecture).model());
  }

  private static Optional<Architecture> architecture(Family family, long seed) {
    var space = Spaces.of(family);
    try {
      return Optional.of(space.decode(Spaces.sample(space, new SplittableRandom(seed)), 12));
    } catch (IllegalArgumentException _) {
      // A kernel without padding that is larger than its input, which the space documents.
      return Optional.empty();
    }
  }

  /** What is computed: everything but the scales of biases, which only one flavour has. */
  private static Model structure(Model model) {
    return new Model(
        model.graphs().stream()
            .map(
                graph ->
                    new Graph(
                        graph.tensors().stream()
                            .map(
                                tensor ->
                                    new Tensor(
                                        tensor.type(),
                                        tensor.shape(),
                                        tensor.constant(),
                                        tensor.variable(),
                                        tensor.type() == ElementType.INT32 ? 0 : tensor.scales(),
                                        tensor.values()))
                            .toList(),
                        graph.operators(),
                        graph.inputs(),
                        graph.outputs()))
            .toList(),
        model.plan());
  }

  /** The data of the constants that the main graph reads. */
  private static String constants(byte[] file) {
    var root = root(file);
    var text = new StringBuilder();
    for (int graph = 0; graph < root.subgraphsLength(); graph++) {
      for (int i = 0; i < root.subgraphs(graph).tensorsLength(); i++) {
        var data = root.buffers((int) root.subgraphs(graph).tensors(i).buffer()).dataAsByteBuffer();
        text.append(data == null ? 0 : data.slice().hashCode()).append(' ');
      }
    }
    return text.toString();
  }

  private static String name(SubGraph graph, int tensor) {
    return Objects.requireNonNull(graph.tensors(tensor).name());
  }

  private static org.tensorflow.lite.schema.Model root(byte[] file) {
    return org.tensorflow.lite.schema.Model.getRootAsModel(ByteBuffer.wrap(file));
  }
}
