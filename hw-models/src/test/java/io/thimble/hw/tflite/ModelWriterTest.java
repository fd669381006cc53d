package io.thimble.hw.tflite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thimble.hw.RandomNetworks;
import io.thimble.hw.arch.Architecture;
import io.thimble.hw.space.Presets;
import io.thimble.hw.space.Spaces;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tensorflow.lite.schema.Model;

class ModelWriterTest {
  private static final int ARCHITECTURES = 600;

  /** Writes nothing into the room that it is given. */
  private static final TrainedValues UNTOUCHED =
      new TrainedValues() {
        @Override
        public float scale(int graph, int tensor, int channel) {
          return 1;
        }

        @Override
        public int zeroPoint(int graph, int tensor) {
          return 0;
        }

        @Override
        public void put(int graph, int tensor, ByteBuffer room) {}
      };

  @Test
  void everyFileReadsBackAsTheGraphOfItsArchitecture() {
    for (int seed = 0; seed < ARCHITECTURES; seed++) {
      var random = new SplittableRandom(seed);
      var architecture = RandomNetworks.architecture(random);
      var file = RandomNetworks.file(RandomNetworks.network(architecture, random));
      assertThat(RandomModels.withoutValues(ModelReader.read(file)))
          .as("seed %d", seed)
          .isEqualTo(RandomModels.withoutValues(Lowering.of(architecture)));
    }
  }

  @Test
  void theLengthDependsOnTheArchitectureAlone() {
    for (int seed = 0; seed < ARCHITECTURES; seed++) {
      var random = new SplittableRandom(seed);
      var architecture = RandomNetworks.architecture(random);
      int length = ModelWriter.lengthBytes(Lowering.of(architecture));
      var first = RandomNetworks.file(RandomNetworks.network(architecture, random));
      var second = RandomNetworks.file(RandomNetworks.network(architecture, random));
      assertThat(first).as("seed %d", seed).hasSize(length).isNotEqualTo(second);
      assertThat(second).as("seed %d", seed).hasSize(length);
    }
  }

  @Test
  void theSameNetworkGivesTheSameBytes() {
    var architecture = RandomNetworks.architecture(new SplittableRandom(7));
    var first = RandomNetworks.file(RandomNetworks.network(architecture, new SplittableRandom(8)));
    var second = RandomNetworks.file(RandomNetworks.network(architecture, new SplittableRandom(8)));
    assertThat(first).isEqualTo(second);
  }

  @Test
  void valuesStandInTheFileAsGivenAndAligned() {
    for (int seed = 0; seed < 50; seed++) {
      var random = new SplittableRandom(seed);
      var network = RandomNetworks.network(RandomNetworks.architecture(random), random);
      var model = Model.getRootAsModel(ByteBuffer.wrap(RandomNetworks.file(network)));
      int buffer = 1;
      for (var layer : network.layers()) {
        if (layer instanceof QuantizedKernel kernel && kernel.weights().length > 0) {
          var weights = model.buffers(buffer++).dataAsByteBuffer();
          assertThat(weights.position() % 16).as("seed %d", seed).isZero();
          assertThat(rest(weights)).as("seed %d", seed).isEqualTo(kernel.weights());
          var biases = model.buffers(buffer++).dataAsByteBuffer();
          assertThat(biases.position() % 16).as("seed %d", seed).isZero();
          assertThat(integers(biases)).as("seed %d", seed).isEqualTo(kernel.biases());
        }
      }
      assertThat(model.buffersLength()).as("seed %d", seed).isEqualTo(buffer);
    }
  }

  @Test
  void whatNobodyFillsInIsZero() {
    for (int seed = 0; seed < 200; seed++) {
      var model = Lowering.of(RandomNetworks.recurrent(new SplittableRandom(seed)));
      var root = Model.getRootAsModel(ByteBuffer.wrap(ModelWriter.write(model, UNTOUCHED)));
      for (int graph = 0; graph < root.subgraphsLength(); graph++) {
        for (int i = 0; i < root.subgraphs(graph).tensorsLength(); i++) {
          var tensor = root.subgraphs(graph).tensors(i);
          var data = root.buffers((int) tensor.buffer()).dataAsByteBuffer();
          if (data != null && model.graphs().get(graph).tensors().get(i).values().isEmpty()) {
            assertThat(rest(data))
                .as("seed %d, graph %d, tensor %d", seed, graph, i)
                .containsOnly(0);
          }
          for (int k = 0;
              k < (tensor.quantization() == null ? 0 : tensor.quantization().zeroPointLength());
              k++) {
            assertThat(tensor.quantization().zeroPoint(k)).as("seed %d", seed).isZero();
          }
        }
      }
    }
  }

  @Test
  void perChannelTensorsHaveAsManyZeroPointsAsScales() {
    var random = new SplittableRandom(3);
    var network = RandomNetworks.network(smallDsCnn(), random);
    var graph = Model.getRootAsModel(ByteBuffer.wrap(RandomNetworks.file(network))).subgraphs(0);
    for (int i = 0; i < graph.tensorsLength(); i++) {
      var quantization = graph.tensors(i).quantization();
      if (quantization != null) {
        assertThat(quantization.zeroPointLength()).isEqualTo(quantization.scaleLength());
        assertThat(quantization.quantizedDimension())
            .isLessThan(graph.tensors(i).shapeLength())
            .isNotNegative();
      }
    }
  }

  @Test
  void theSmallDsCnnIsSmallerThanItsPublishedFileStrippedOfAllThatTfliteAllows() {
    assertThat(ModelWriter.lengthBytes(Lowering.of(smallDsCnn()))).isLessThan(30_752);
  }

  @Test
  void weightsOfAnotherArchitectureAreRefused() {
    var network = RandomNetworks.network(smallDsCnn(), new SplittableRandom(1));
    var layers = new ArrayList<>(network.layers());
    var first = (QuantizedKernel) layers.getFirst();
    layers.set(
        0,
        new QuantizedKernel(
            first.layer(),
            Arrays.copyOf(first.weights(), 17),
            first.weightScales(),
            first.biases(),
            first.output()));
    var wrong = new QuantizedNetwork(network.architecture(), network.input(), layers);
    assertThatThrownBy(() -> RandomNetworks.file(wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("weights (17) of layer 0")
        .hasMessageContaining("Maybe");
  }

  @Test
  void softmaxWithAnotherQuantizationThanTheRuntimesDemandIsRefused() {
    var network = RandomNetworks.network(smallDsCnn(), new SplittableRandom(1));
    var layers = new ArrayList<>(network.layers());
    layers.set(
        layers.size() - 1, QuantizedKernel.of(layers.getLast().layer(), new Quantization(0.5f, 0)));
    var wrong = new QuantizedNetwork(network.architecture(), network.input(), layers);
    assertThatThrownBy(() -> RandomNetworks.file(wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Softmax")
        .hasMessageContaining("Maybe");
  }

  private static Architecture smallDsCnn() {
    var decisions = Presets.named("ds-cnn-s").decisions();
    return Spaces.of(decisions.family()).decode(decisions, 12);
  }

  private static byte[] rest(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  private static int[] integers(ByteBuffer buffer) {
    int[] integers = new int[buffer.remaining() / Integer.BYTES];
    buffer.order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(integers);
    return integers;
  }
}
