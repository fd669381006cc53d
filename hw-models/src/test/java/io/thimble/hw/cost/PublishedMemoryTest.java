package io.thimble.hw.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.space.Presets;
import io.thimble.hw.space.Spaces;
import io.thimble.hw.tflite.ElementType;
import io.thimble.hw.tflite.Graph;
import io.thimble.hw.tflite.IntVector;
import io.thimble.hw.tflite.Lowering;
import io.thimble.hw.tflite.Model;
import io.thimble.hw.tflite.Operation;
import io.thimble.hw.tflite.Operator;
import io.thimble.hw.tflite.Tensor;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PublishedMemoryTest {
  private static final IntVector NONE = IntVector.of();

  /** 100 values become 50, then 60; those 60 and the 100 become 10. */
  private static final Model SHORTCUT =
      model(
          List.of(
              activation(ElementType.INT8, 100),
              activation(ElementType.INT8, 50),
              activation(ElementType.INT8, 60),
              activation(ElementType.INT8, 10)),
          List.of(
              operator(IntVector.of(0), IntVector.of(1)),
              operator(IntVector.of(1), IntVector.of(2)),
              operator(IntVector.of(0, 2), IntVector.of(3))),
          3);

  @Test
  void sparseTakesTheLargestLayerByItself() {
    assertThat(SparseMemory.bytes(SHORTCUT)).as("100 + 60 + 10, not 100 + 50").isEqualTo(170);
  }

  @Test
  void utensorHoldsWhatALaterOperatorReads() {
    assertThat(UTensorMemory.bytes(SHORTCUT)).as("100 + 50 + 60").hasValue(210);
  }

  @Test
  void sparseCountsAByteForEachValueAndUtensorItsBytes() {
    var wide =
        model(
            List.of(activation(ElementType.INT16, 30), activation(ElementType.INT8, 20)),
            List.of(operator(IntVector.of(0), IntVector.of(1))),
            1);

    assertThat(SparseMemory.bytes(wide)).isEqualTo(50);
    assertThat(UTensorMemory.bytes(wide)).hasValue(80);
  }

  @Test
  void constantsAndAbsentInputsCountNothing() {
    var weights = new Tensor(ElementType.INT8, IntVector.of(1000), true, false, 1, NONE);
    var dense =
        model(
            List.of(activation(ElementType.INT8, 10), weights, activation(ElementType.INT8, 5)),
            List.of(operator(IntVector.of(0, 1, Operator.ABSENT), IntVector.of(2))),
            2);

    assertThat(SparseMemory.bytes(dense)).isEqualTo(15);
    assertThat(UTensorMemory.bytes(dense)).hasValue(15);
  }

  @Test
  void utensorHoldsInputsFromTheStartAndOutputsToTheEnd() {
    var tensors =
        List.of(
            activation(ElementType.INT8, 10),
            activation(ElementType.INT8, 100),
            activation(ElementType.INT8, 50),
            activation(ElementType.INT8, 1));
    var operators =
        List.of(
            operator(IntVector.of(0), IntVector.of(2)), operator(IntVector.of(1), IntVector.of(3)));
    var inputs = new Graph(tensors, operators, IntVector.of(0, 1), IntVector.of(2, 3));
    assertThat(UTensorMemory.bytes(new Model(List.of(inputs), Optional.empty())))
        .as("10 + 100 + 50")
        .hasValue(160);
    var chain =
        List.of(
            operator(IntVector.of(0), IntVector.of(1)),
            operator(IntVector.of(1), IntVector.of(2)),
            operator(IntVector.of(2), IntVector.of(3)));
    var outputs = new Graph(tensors, chain, IntVector.of(0), IntVector.of(1, 3));
    assertThat(UTensorMemory.bytes(new Model(List.of(outputs), Optional.empty())))
        .as("100 + 50 + 1, as the first output is still wanted")
        .hasValue(151);
  }

  @Test
  void utensorHoldsAStateFromItsFirstReaderOn() {
    var state = new Tensor(ElementType.INT8, IntVector.of(100), false, true, 1, NONE);
    var stateful =
        model(
            List.of(activation(ElementType.INT8, 10), state, activation(ElementType.INT8, 5)),
            List.of(operator(IntVector.of(0, 1), IntVector.of(2))),
            2);

    assertThat(UTensorMemory.bytes(stateful)).hasValue(115);
  }

  @Test
  void utensorKeepsWhatNobodyReads() {
    var deadEnd =
        model(
            List.of(
                activation(ElementType.INT8, 10),
                activation(ElementType.INT8, 40),
                activation(ElementType.INT8, 20),
                activation(ElementType.INT8, 30)),
            List.of(
                operator(IntVector.of(0), IntVector.of(1, 2)),
                operator(IntVector.of(2), IntVector.of(3))),
            3);

    assertThat(UTensorMemory.bytes(deadEnd)).as("40 + 20 + 30").hasValue(90);
  }

  @Test
  void aChainWithoutShortcutsIsTheSameToBoth() {
    var decisions = Presets.named("ds-cnn-s").decisions();
    var architecture = Spaces.of(decisions.family()).decode(decisions, 12);

    var memory = PublishedMemory.of(architecture, Lowering.of(architecture));

    assertThat(memory.sparseBytes()).as("two maps of 25 x 5 x 64").isEqualTo(16_000);
    assertThat(memory.utensorBytes()).isEqualTo(16_000);
    assertThat(memory.helloEdgeBytes()).isEqualTo(HelloEdgeMemory.bytes(architecture));
  }

  @Test
  void utensorHasNoLoopsAndFilesNoLayers() {
    var decisions = Presets.named("gru-s").decisions();
    var loop = Lowering.of(Spaces.of(decisions.family()).decode(decisions, 12));

    assertThat(PublishedMemory.of(loop).utensorBytes()).isNull();
    assertThat(PublishedMemory.of(loop).helloEdgeBytes()).isNull();
  }

  private static Model model(List<Tensor> tensors, List<Operator> operators, int output) {
    var graph = new Graph(tensors, operators, IntVector.of(0), IntVector.of(output));
    return new Model(List.of(graph), Optional.empty());
  }

  private static Tensor activation(ElementType type, int values) {
    return new Tensor(type, IntVector.of(values), false, false, 1, NONE);
  }

  private static Operator operator(IntVector inputs, IntVector outputs) {
    return new Operator(new Operation.Unknown("CUSTOM"), inputs, outputs);
  }
}
