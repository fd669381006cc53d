package io.thimble.hw.tflite;

import com.google.flatbuffers.FlatBufferBuilder;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.lite.schema.Buffer;
import org.tensorflow.lite.schema.Model;
import org.tensorflow.lite.schema.QuantizationDetails;
import org.tensorflow.lite.schema.QuantizationParameters;
import org.tensorflow.lite.schema.SubGraph;

/** The tensors of a file and the buffers with their values. */
final class TensorTables {
  /** Buffer 0 is empty and stands for "no values" (schema, {@code Model.buffers}). */
  private static final int NO_BUFFER = 0;

  private static final int NO_QUANTIZATION = 0;

  private final FlatBufferBuilder builder;
  private final Vectors vectors;
  private final List<Integer> tensors = new ArrayList<>();
  private final List<Integer> buffers = new ArrayList<>();

  TensorTables(FlatBufferBuilder builder, Vectors vectors) {
    this.builder = builder;
    this.vectors = vectors;
    Buffer.startBuffer(builder);
    buffers.add(Buffer.endBuffer(builder));
  }

  /** Writes a tensor without values, and returns where its quantization stands. */
  int addActivation(Tensor tensor, Quantization quantization) {
    int scale =
        QuantizationParameters.createScaleVector(builder, new float[] {quantization.scale()});
    int zeroPoint =
        QuantizationParameters.createZeroPointVector(
            builder, new long[] {quantization.zeroPoint()});
    int table = quantization(scale, zeroPoint, 0);
    addActivation(tensor, table);
    return table;
  }

  /** Writes a tensor without values whose quantization is that of another one. */
  void addActivation(Tensor tensor, int quantization) {
    add(tensor, NO_BUFFER, quantization);
  }

  /**
   * Writes weights.
   *
   * @param scaleDimension the dimension along which the scales change
   */
  void addWeights(Tensor tensor, byte[] values, float[] scales, int scaleDimension) {
    int buffer = addBuffer(vectors.ofData(values.length, room -> room.put(values)));
    add(tensor, buffer, weightQuantization(scales, scaleDimension));
  }

  /** Writes biases with these scales, or with none where the runtimes do not ask for them. */
  void addBiases(Tensor tensor, int[] values, float[] scales) {
    int buffer =
        addBuffer(
            vectors.ofData(values.length * Integer.BYTES, room -> room.asIntBuffer().put(values)));
    add(tensor, buffer, scales.length == 0 ? NO_QUANTIZATION : weightQuantization(scales, 0));
  }

  int writeTensors() {
    return SubGraph.createTensorsVector(
        builder, tensors.stream().mapToInt(Integer::intValue).toArray());
  }

  int writeBuffers() {
    return Model.createBuffersVector(
        builder, buffers.stream().mapToInt(Integer::intValue).toArray());
  }

  private int addBuffer(int data) {
    buffers.add(Buffer.createBuffer(builder, data));
    return buffers.size() - 1;
  }

  private int weightQuantization(float[] scales, int dimension) {
    int scale = QuantizationParameters.createScaleVector(builder, scales);
    return quantization(scale, vectors.ofZeroPoints(scales.length), dimension);
  }

  private int quantization(int scale, int zeroPoint, int dimension) {
    return QuantizationParameters.createQuantizationParameters(
        builder, 0, 0, scale, zeroPoint, QuantizationDetails.NONE, 0, dimension);
  }

  private void add(Tensor tensor, int buffer, int quantization) {
    int shape = vectors.ofIntegers(tensor.shape());
    tensors.add(
        org.tensorflow.lite.schema.Tensor.createTensor(
            builder, shape, tensor.type().code(), buffer, 0, quantization, false, 0, 0, false, 0));
  }
}
