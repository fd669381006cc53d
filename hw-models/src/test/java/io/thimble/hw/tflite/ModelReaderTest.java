package io.thimble.hw.tflite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thimble.hw.RandomNetworks;
import io.thimble.hw.cost.Estimates;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tensorflow.lite.schema.SubGraphT;

@Timeout(60)
class ModelReaderTest {
  private static final int DAMAGED_FILES = 5_000;
  private static final List<byte[]> FILES =
      IntStream.range(0, 20).mapToObj(ModelReaderTest::write).toList();

  @Test
  void aFileCutShortAnywhereIsMalformed() {
    var file = file(1);
    for (int length = 0; length < file.length; length++) {
      var cut = Arrays.copyOf(file, length);
      assertThatThrownBy(() -> ModelReader.read(cut))
          .as("length %d of %d", length, file.length)
          .isInstanceOf(MalformedModelException.class)
          .hasMessageContaining("Maybe");
    }
  }

  @Test
  void aDamagedFileIsReadOrMalformedAndNothingElse() {
    int malformed = 0;
    for (int seed = 0; seed < DAMAGED_FILES; seed++) {
      var random = new SplittableRandom(seed);
      var file = file(seed % 20);
      for (int i = random.nextInt(1, 4); i > 0; i--) {
        file[structurePosition(file, random)] = (byte) random.nextInt();
      }
      malformed += readsOrIsMalformed(file, seed) ? 0 : 1;
    }
    assertThat(malformed).isBetween(DAMAGED_FILES / 20, DAMAGED_FILES - DAMAGED_FILES / 20);
  }

  @Test
  void aDamagedOffsetIsReadOrMalformedAndNothingElse() {
    for (int seed = 0; seed < DAMAGED_FILES; seed++) {
      var random = new SplittableRandom(seed);
      var file = file(seed % 20);
      int position = structurePosition(file, random) / 4 * 4;
      ByteBuffer.wrap(file)
          .order(ByteOrder.LITTLE_ENDIAN)
          .putInt(position, random.nextInt(-file.length, file.length));
      readsOrIsMalformed(file, seed);
    }
  }

  @Test
  void aFileThatIsNoModelSaysSo() {
    assertThatThrownBy(
            () -> ModelReader.read("RIFF....WAVEfmt ".getBytes(StandardCharsets.US_ASCII)))
        .isInstanceOf(MalformedModelException.class)
        .hasMessageContaining("file identifier")
        .hasMessageContaining("TFL3");
  }

  @Test
  void aSmallFileThatUnfoldsToAHugeGraphIsMalformed() {
    assertThatThrownBy(() -> ModelReader.read(HostileModels.unfolding(2_000, 2_000)))
        .isInstanceOf(MalformedModelException.class)
        .hasMessageContaining("unfolds");
  }

  @Test
  void aGraphWithTooManyOperatorsIsMalformed() {
    assertThatThrownBy(() -> ModelReader.read(HostileModels.unfolding(10_001, 1)))
        .isInstanceOf(MalformedModelException.class)
        .hasMessageContaining("10001");
  }

  @Test
  void anOperatorWithATensorThatDoesNotExistIsNamed() {
    var changed =
        ModelTrees.change(
            file(2), model -> model.getSubgraphs()[0].getOperators()[0].getInputs()[0] = 99);
    assertThatThrownBy(() -> ModelReader.read(changed))
        .isInstanceOf(MalformedModelException.class)
        .hasMessageContaining("operator 0, inputs")
        .hasMessageContaining("(99)");
  }

  @Test
  void anOperatorWithoutARuleKeepsItsName() {
    var changed = UnknownOperators.last(file(2));
    var graph = ModelReader.read(changed).main();
    assertThat(graph.operators().getLast().operation())
        .isEqualTo(new Operation.Unknown(UnknownOperators.NAME));
    assertThat(Estimates.ofModel(changed).unknownOperators())
        .containsExactly(UnknownOperators.NAME);
    assertThat(Estimates.ofModel(changed).exact()).isFalse();
  }

  @Test
  void anOperatorWithoutARuleIsNamedWithItsPlaceAndNotWritten() {
    var model = ModelReader.read(UnknownOperators.last(file(2)));
    int last = model.main().operators().size() - 1;
    var place = "operator %d (%s)".formatted(last, UnknownOperators.NAME);
    assertThat(model.unknownOperators()).containsExactly(place);
    assertThatThrownBy(() -> ModelWriter.write(model, RandomModels.values(model, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(place)
        .hasMessageContaining("Maybe");
  }

  @Test
  void aModelOfFarTooManyGraphsIsMalformed() {
    var changed =
        ModelTrees.change(
            file(2),
            model -> {
              var graphs = new SubGraphT[300];
              Arrays.fill(graphs, model.getSubgraphs()[0]);
              model.setSubgraphs(graphs);
            });
    assertThatThrownBy(() -> ModelReader.read(changed))
        .isInstanceOf(MalformedModelException.class)
        .hasMessageContaining("300 subgraphs");
  }

  @Test
  void aMemoryPlanInTheFileIsRead() {
    var file = file(2);
    int tensors = ModelReader.read(file).main().tensors().size();
    int[] offsets = new int[tensors];
    Arrays.fill(offsets, 32);
    assertThat(ModelReader.read(withPlan(file, tensors, 32)).plan())
        .contains(new OfflinePlan(IntVector.of(offsets)));
  }

  @Test
  void aMemoryPlanForAnotherNumberOfTensorsIsMalformed() {
    var changed = withPlan(file(2), 3, 32);
    assertThatThrownBy(() -> ModelReader.read(changed))
        .isInstanceOf(MalformedModelException.class)
        .hasMessageContaining(OfflinePlan.METADATA);
  }

  private static boolean readsOrIsMalformed(byte[] file, int seed) {
    try {
      Estimates.ofModel(file);
      return true;
    } catch (MalformedModelException e) {
      assertThat(e).as("seed %d", seed).hasMessageContaining("Maybe");
      return false;
    } catch (RuntimeException e) {
      throw new AssertionError("seed %d".formatted(seed), e);
    }
  }

  /** Mostly where tables stand, which is in front of the values. */
  private static int structurePosition(byte[] file, SplittableRandom random) {
    return random.nextInt(Math.min(file.length - 4, random.nextInt(16, 4096)));
  }

  private static byte[] file(int seed) {
    return FILES.get(seed).clone();
  }

  private static byte[] write(int seed) {
    var random = new SplittableRandom(seed);
    return RandomNetworks.file(RandomNetworks.network(RandomNetworks.architecture(random), random));
  }

  private static byte[] withPlan(byte[] file, int tensors, int offset) {
    return ModelTrees.change(
        file,
        model -> {
          var plan =
              ByteBuffer.allocate(Integer.BYTES * (3 + tensors)).order(ByteOrder.LITTLE_ENDIAN);
          plan.putInt(1).putInt(0).putInt(tensors);
          for (int i = 0; i < tensors; i++) {
            plan.putInt(offset);
          }
          ModelTrees.addMetadata(model, OfflinePlan.METADATA, plan.array());
        });
  }
}
