package io.thimble.hw.tflite;

import com.google.flatbuffers.FlatBufferBuilder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.tensorflow.lite.schema.Metadata;
import org.tensorflow.lite.schema.SignatureDef;
import org.tensorflow.lite.schema.TensorMap;

/**
 * What {@link Flavour#TFLITE} has on top of what the runtimes read, besides tensors' own fields.
 */
final class DesktopTables {
  private static final String DESCRIPTION = "Thimble keyword spotter";

  /** The metadata entry that TensorFlow's converter writes, 16 bytes that end in zeros. */
  private static final String MINIMUM_RUNTIME = "min_runtime_version";

  private static final int MINIMUM_RUNTIME_BYTES = 16;

  /** The signature that TensorFlow's tools look for first. */
  private static final String SIGNATURE = "serving_default";

  private final FlatBufferBuilder builder;
  private final Model model;

  DesktopTables(FlatBufferBuilder builder, Model model) {
    this.builder = builder;
    this.model = model;
  }

  int writeDescription() {
    return builder.createString(DESCRIPTION);
  }

  /** The name of a graph. */
  int writeName(int graph) {
    if (graph == 0) {
      return builder.createString("main");
    }
    return builder.createString(
        model
                .operators()
                .map(Operator::operation)
                .filter(Operation.While.class::isInstance)
                .map(Operation.While.class::cast)
                .anyMatch(loop -> loop.condition() == graph)
            ? "condition"
            : "body");
  }

  /** What the file's input and output are called. */
  int writeSignatures() {
    var main = model.main();
    int features = builder.createString(TensorNames.FEATURES);
    int[] inputs = {TensorMap.createTensorMap(builder, features, main.inputs().get(0))};
    int inputVector = SignatureDef.createInputsVector(builder, inputs);
    int scores = builder.createString(TensorNames.SCORES);
    int[] outputs = {TensorMap.createTensorMap(builder, scores, main.outputs().get(0))};
    int outputVector = SignatureDef.createOutputsVector(builder, outputs);
    int key = builder.createString(SIGNATURE);
    int signature = SignatureDef.createSignatureDef(builder, inputVector, outputVector, key, 0);
    return org.tensorflow.lite.schema.Model.createSignatureDefsVector(
        builder, new int[] {signature});
  }

  /** The metadata entry that says which runtime is needed. */
  int writeMinimumRuntime(TensorTables tensors) {
    byte[] version = minimumRuntime().getBytes(StandardCharsets.US_ASCII);
    var padded = ByteBuffer.allocate(MINIMUM_RUNTIME_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    padded.put(version).rewind();
    int[] integers = new int[MINIMUM_RUNTIME_BYTES / Integer.BYTES];
    padded.asIntBuffer().get(integers);
    int buffer = tensors.addBuffer(integers);
    return Metadata.createMetadata(builder, builder.createString(MINIMUM_RUNTIME), buffer);
  }

  /** By the operators' versions (TensorFlow Lite, tools/versioning/runtime_version.cc). */
  private String minimumRuntime() {
    if (model.operators().anyMatch(operator -> operator.operation() == Operation.Plain.CAST)) {
      return "2.7.0";
    }
    boolean wide =
        model.graphs().stream()
            .flatMap(graph -> graph.tensors().stream())
            .anyMatch(tensor -> tensor.type() == ElementType.INT16);
    return wide ? "2.3.0" : "1.14.0";
  }
}
