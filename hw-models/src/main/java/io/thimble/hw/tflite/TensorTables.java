package io.thimble.hw.tflite;

import com.google.flatbuffers.FlatBufferBuilder;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tensorflow.lite.schema.Buffer;
import org.tensorflow.lite.schema.QuantizationDetails;
import org.tensorflow.lite.schema.QuantizationParameters;

/** The tensors of a file and the buffers with their values. */
final class TensorTables {
  /** Buffer 0 is empty and stands for "no values" (schema, {@code Model.buffers}). */
  private static final int NO_BUFFER = 0;

  /** Dimension along which scales change (8-bit quantization specification). */
  private static final int OUTPUT_CHANNELS = 0;

  private static final int DEPTHWISE_CHANNELS = 3;
  private static final int WEIGHTS = 1;
  private static final int BIASES = 2;

  private final FlatBufferBuilder builder;
  private final @Nullable LengthBuilder lengths;
  private final Vectors vectors;
  private final TrainedValues values;
  private final boolean isNamed;
  private int[] buffers = {};
  private int bufferCount;

  TensorTables(FlatBufferBuilder builder, Vectors vectors, TrainedValues values, Flavour flavour) {
    this.isNamed = flavour == Flavour.TFLITE;
    this.builder = builder;
    this.lengths = builder instanceof LengthBuilder counting ? counting : null;
    this.vectors = vectors;
    this.values = values;
    Buffer.startBuffer(builder);
    keep(Buffer.endBuffer(builder));
  }

  /**
   * Writes the tensors of a graph.
   *
   * @param scales where the quantization of each tensor stands; what is above 0 is taken as it is,
   *     the rest is filled in
   * @return where each tensor stands
   */
  int[] write(int index, Graph graph, int[] scales) {
    var tensors = graph.tensors();
    int[] sameAs = sameScales(graph);
    var names = isNamed ? TensorNames.of(graph, index == 0) : List.<String>of();
    if (isNamed) {
      writeBiasScales(index, graph, scales);
    }
    int[] tables = new int[tensors.size()];
    for (int i = 0; i < tables.length; i++) {
      var tensor = tensors.get(i);
      int buffer = tensor.constant() ? addBuffer(index, i, tensor) : NO_BUFFER;
      if (scales[i] == 0 && tensor.scales() > 0) {
        scales[i] =
            sameAs[i] >= 0 ? scales[sameAs[i]] : quantization(index, i, tensor, -1 - sameAs[i]);
      }
      int shape = vectors.ofIntegers(tensor.shape());
      int name = isNamed ? builder.createString(names.get(i)) : 0;
      int signature = TableSignature.tensor(tensor, scales[i] != 0);
      if (lengths != null && lengths.repeats(signature)) {
        tables[i] = builder.offset();
        continue;
      }
      tables[i] =
          org.tensorflow.lite.schema.Tensor.createTensor(
              builder,
              shape,
              tensor.type().code(),
              buffer,
              name,
              scales[i],
              tensor.variable(),
              0,
              0,
              false,
              0);
      if (lengths != null) {
        lengths.learn(signature);
      }
    }
    return tables;
  }

  /** Writes the vector of all buffers, which have been written with their tensors. */
  int writeBuffers() {
    return vectors.ofTables(buffers, bufferCount);
  }

  /** Adds a buffer that belongs to no tensor, and says its index. */
  int addBuffer(int[] integers) {
    return addData(integers.length * Integer.BYTES, room -> room.asIntBuffer().put(integers));
  }

  /**
   * The tensor of a lower index whose quantization each one shares; below 0 where there is none,
   * and then how many dimensions stand before that of the scales: {@code -1 - dimension}.
   */
  private static int[] sameScales(Graph graph) {
    int[] sameAs = new int[graph.tensors().size()];
    Arrays.fill(sameAs, -1 - OUTPUT_CHANNELS);
    for (var operator : graph.operators()) {
      var operation = operator.operation();
      if (operation instanceof Operation.DepthwiseConvolution) {
        sameAs[operator.inputs().get(WEIGHTS)] = -1 - DEPTHWISE_CHANNELS;
      } else if (operation instanceof Operation.While) {
        for (int i = 0; i < operator.outputs().size(); i++) {
          sameAs[operator.outputs().get(i)] = operator.inputs().get(i);
        }
      } else if (operation.sameScaleAsInput() >= 0) {
        for (int i = 0; i < operator.outputs().size(); i++) {
          sameAs[operator.outputs().get(i)] = operator.inputs().get(operation.sameScaleAsInput());
        }
      }
    }
    return sameAs;
  }

  private int addBuffer(int graph, int index, Tensor tensor) {
    return addData(
        Math.toIntExact(tensor.bytes()),
        room -> {
          if (tensor.values().isEmpty()) {
            values.put(graph, index, room);
          } else {
            tensor.values().stream().forEach(room::putInt);
          }
        });
  }

  private int addData(int bytes, Consumer<ByteBuffer> fill) {
    int data = vectors.ofData(bytes, fill);
    if (lengths != null && lengths.repeats(TableSignature.buffer())) {
      keep(builder.offset());
    } else {
      keep(Buffer.createBuffer(builder, data));
      if (lengths != null) {
        lengths.learn(TableSignature.buffer());
      }
    }
    return bufferCount - 1;
  }

  private void keep(int buffer) {
    if (bufferCount < buffers.length) {
      buffers[bufferCount] = buffer;
    } else if (lengths == null) {
      buffers = Arrays.copyOf(buffers, 2 * bufferCount + 32);
      buffers[bufferCount] = buffer;
    }
    bufferCount++;
  }

  /**
   * The quantization of convolutions' biases, which runtimes work out for themselves: input scale
   * times weight scale, channel by channel (8-bit quantization specification).
   */
  private void writeBiasScales(int index, Graph graph, int[] scales) {
    for (var operator : graph.operators()) {
      boolean convolution =
          operator.operation() instanceof Operation.Convolution
              || operator.operation() instanceof Operation.DepthwiseConvolution;
      if (convolution && operator.inputs().size() > BIASES) {
        int weights = operator.inputs().get(WEIGHTS);
        int channels = graph.tensors().get(weights).scales();
        float input = values.scale(index, operator.inputs().get(0), 0);
        int products =
            vectors.ofNumbers(
                Float.BYTES,
                channels,
                room -> {
                  for (int channel = 0; channel < channels; channel++) {
                    room.putFloat(input * values.scale(index, weights, channel));
                  }
                });
        scales[operator.inputs().get(BIASES)] =
            QuantizationParameters.createQuantizationParameters(
                builder,
                0,
                0,
                products,
                vectors.ofZeros(channels),
                QuantizationDetails.NONE,
                0,
                OUTPUT_CHANNELS);
      }
    }
  }

  private int quantization(int graph, int index, Tensor tensor, int dimension) {
    int count = tensor.scales();
    int scale =
        vectors.ofNumbers(
            Float.BYTES,
            count,
            room -> {
              for (int channel = 0; channel < count; channel++) {
                room.putFloat(values.scale(graph, index, channel));
              }
            });
    int zeroPoint =
        tensor.constant()
            ? vectors.ofZeros(count)
            : vectors.ofNumbers(
                Long.BYTES, count, room -> room.putLong(values.zeroPoint(graph, index)));
    int signature = TableSignature.quantization(dimension);
    if (lengths != null && lengths.repeats(signature)) {
      return builder.offset();
    }
    int table =
        QuantizationParameters.createQuantizationParameters(
            builder, 0, 0, scale, zeroPoint, QuantizationDetails.NONE, 0, dimension);
    if (lengths != null) {
      lengths.learn(signature);
    }
    return table;
  }
}
