package io.thimble.hw.tflite;

import com.google.flatbuffers.FlatBufferBuilder;
import java.util.Arrays;
import org.tensorflow.lite.schema.Buffer;
import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.Model;
import org.tensorflow.lite.schema.Operator;
import org.tensorflow.lite.schema.OperatorCode;
import org.tensorflow.lite.schema.SubGraph;
import org.tensorflow.lite.schema.Tensor;

/** Files that are well formed and meant to do harm. */
final class HostileModels {
  private HostileModels() {}

  /** Many references to one operator with many references to one tensor. */
  static byte[] unfolding(int operators, int inputs) {
    var builder = new FlatBufferBuilder();
    Buffer.startBuffer(builder);
    int buffer = Buffer.endBuffer(builder);
    int shape = Tensor.createShapeVector(builder, new int[] {1, 4});
    int tensor = Tensor.createTensor(builder, shape, (byte) 9, 0, 0, 0, false, 0, 0, false, 0);
    int inputVector = Operator.createInputsVector(builder, new int[inputs]);
    int outputVector = Operator.createOutputsVector(builder, new int[1]);
    int operator =
        Operator.createOperator(
            builder, 0, inputVector, outputVector, (byte) 0, 0, 0, (byte) 0, 0, 0);
    int[] references = new int[operators];
    Arrays.fill(references, operator);
    int operatorVector = SubGraph.createOperatorsVector(builder, references);
    int tensorVector = SubGraph.createTensorsVector(builder, new int[] {tensor});
    int subgraph =
        SubGraph.createSubGraph(
            builder, tensorVector, outputVector, outputVector, operatorVector, 0);
    int code =
        OperatorCode.createOperatorCode(
            builder, (byte) BuiltinOperator.SOFTMAX, 0, 1, BuiltinOperator.SOFTMAX);
    int codes = Model.createOperatorCodesVector(builder, new int[] {code});
    int subgraphs = Model.createSubgraphsVector(builder, new int[] {subgraph});
    int buffers = Model.createBuffersVector(builder, new int[] {buffer});
    Model.finishModelBuffer(
        builder, Model.createModel(builder, 3, codes, subgraphs, 0, buffers, 0, 0, 0));
    return builder.sizedByteArray();
  }
}
