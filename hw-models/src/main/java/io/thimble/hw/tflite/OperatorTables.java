package io.thimble.hw.tflite;

import com.google.flatbuffers.FlatBufferBuilder;
import io.thimble.hw.arch.Window;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tensorflow.lite.schema.AddOptions;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.Conv2DOptions;
import org.tensorflow.lite.schema.DepthwiseConv2DOptions;
import org.tensorflow.lite.schema.FullyConnectedOptions;
import org.tensorflow.lite.schema.FullyConnectedOptionsWeightsFormat;
import org.tensorflow.lite.schema.GatherOptions;
import org.tensorflow.lite.schema.MulOptions;
import org.tensorflow.lite.schema.OperatorCode;
import org.tensorflow.lite.schema.Pool2DOptions;
import org.tensorflow.lite.schema.SoftmaxOptions;
import org.tensorflow.lite.schema.SplitOptions;
import org.tensorflow.lite.schema.StridedSliceOptions;
import org.tensorflow.lite.schema.SubOptions;
import org.tensorflow.lite.schema.UnidirectionalSequenceLSTMOptions;
import org.tensorflow.lite.schema.WhileOptions;

/** The operators of a file, and the codes that they share. */
final class OperatorTables {
  private record Options(byte type, int offset) {
    private static final Options NONE = new Options(BuiltinOptions.NONE, 0);
  }

  /** Above every kernel and stride of a network whose file fits a microcontroller. */
  private static final int SIZES = 10_000;

  private static final int MOST_SHARED = 16;

  private final FlatBufferBuilder builder;
  private final @Nullable LengthBuilder lengths;
  private final Vectors vectors;
  private final long[] keys = new long[MOST_SHARED];
  private final Options[] known = new Options[MOST_SHARED];
  private int keyCount;
  private final List<BuiltinCode> codes = new ArrayList<>();
  private final boolean[] wide;

  /** By code: one more than its index among {@link #codes}, or 0. */
  private final int[] places = new int[BuiltinCode.COUNT];

  OperatorTables(FlatBufferBuilder builder, Vectors vectors) {
    this.builder = builder;
    this.lengths = builder instanceof LengthBuilder counting ? counting : null;
    this.vectors = vectors;
    this.wide = new boolean[BuiltinCode.COUNT];
  }

  /** Writes an operator of a graph and says where it stands. */
  int write(Graph graph, Operator operator) {
    int inputs = vectors.ofIntegers(operator.inputs());
    int outputs = vectors.ofIntegers(operator.outputs());
    int intermediates =
        operator.intermediates().isEmpty() ? 0 : vectors.ofIntegers(operator.intermediates());
    var builtin = BuiltinCode.of(operator.operation());
    var options = sharedOptions(operator.operation(), builtin);
    int code = indexOf(graph, operator, builtin);
    int signature = TableSignature.operator(code, options.offset() != 0, intermediates != 0);
    if (lengths != null && lengths.repeats(signature)) {
      return builder.offset();
    }
    int table =
        org.tensorflow.lite.schema.Operator.createOperator(
            builder,
            code,
            inputs,
            outputs,
            options.type(),
            options.offset(),
            0,
            (byte) 0,
            0,
            intermediates);
    if (lengths != null) {
      lengths.learn(signature);
    }
    return table;
  }

  /** Writes the codes of all operators written before and says where they stand. */
  int writeCodes() {
    int[] tables = new int[codes.size()];
    for (int i = 0; i < tables.length; i++) {
      var code = codes.get(i);
      tables[i] =
          OperatorCode.createOperatorCode(
              builder, code.code(), 0, code.version(wide[code.ordinal()]), code.code());
    }
    return vectors.ofTables(tables, tables.length);
  }

  private int indexOf(Graph graph, Operator operator, BuiltinCode code) {
    wide[code.ordinal()] |= graph.output(operator).type() == ElementType.INT16;
    int known = places[code.ordinal()];
    if (known > 0) {
      return known - 1;
    }
    codes.add(code);
    places[code.ordinal()] = codes.size();
    return codes.size() - 1;
  }

  /** Operators with equal options point to one table. */
  private Options sharedOptions(Operation operation, BuiltinCode code) {
    long key = key(operation) * BuiltinCode.COUNT + code.ordinal();
    for (int i = 0; i < keyCount; i++) {
      if (keys[i] == key) {
        return known[i];
      }
    }
    var options = options(operation);
    if (keyCount < keys.length) {
      keys[keyCount] = key;
      known[keyCount++] = options;
    }
    return options;
  }

  /** A number that two operations of one code share exactly when their options are equal. */
  private static long key(Operation operation) {
    return switch (operation) {
      case Operation.Convolution(var window, _, var activation) ->
          strides(window) * FusedActivation.COUNT + activation.code();
      case Operation.DepthwiseConvolution(var window, _, var activation) ->
          strides(window) * FusedActivation.COUNT + activation.code();
      case Operation.FullyConnected(var activation) -> activation.code();
      case Operation.AveragePool(var window) -> pooling(window);
      case Operation.MaxPool(var window) -> pooling(window);
      case Operation.Gather(int axis) -> axis;
      case Operation.Split(int parts) -> parts;
      case Operation.StridedSlice(int shrinkAxisMask) -> shrinkAxisMask;
      case Operation.While(int condition, int body) -> (long) condition * SIZES + body;
      case Operation.Plain _, Operation.Unknown _ -> 0;
    };
  }

  private static long strides(Window window) {
    return ((long) window.strideHeight() * SIZES + window.strideWidth()) * 2
        + window.padding().ordinal();
  }

  private static long pooling(Window window) {
    return (strides(window) * SIZES + window.kernelHeight()) * SIZES + window.kernelWidth();
  }

  private Options options(Operation operation) {
    return switch (operation) {
      case Operation.Convolution(var window, _, var activation) ->
          new Options(
              BuiltinOptions.Conv2DOptions,
              Conv2DOptions.createConv2DOptions(
                  builder,
                  padding(window),
                  window.strideWidth(),
                  window.strideHeight(),
                  activation.code(),
                  1,
                  1));
      case Operation.DepthwiseConvolution(var window, _, var activation) ->
          new Options(
              BuiltinOptions.DepthwiseConv2DOptions,
              DepthwiseConv2DOptions.createDepthwiseConv2DOptions(
                  builder,
                  padding(window),
                  window.strideWidth(),
                  window.strideHeight(),
                  1,
                  activation.code(),
                  1,
                  1));
      case Operation.FullyConnected(var activation) ->
          new Options(
              BuiltinOptions.FullyConnectedOptions,
              FullyConnectedOptions.createFullyConnectedOptions(
                  builder,
                  activation.code(),
                  FullyConnectedOptionsWeightsFormat.DEFAULT,
                  false,
                  false));
      case Operation.AveragePool(var window) -> pool(window);
      case Operation.MaxPool(var window) -> pool(window);
      case Operation.Gather(int axis) ->
          new Options(
              BuiltinOptions.GatherOptions, GatherOptions.createGatherOptions(builder, axis, 0));
      case Operation.Split(int parts) ->
          new Options(BuiltinOptions.SplitOptions, SplitOptions.createSplitOptions(builder, parts));
      case Operation.StridedSlice(int shrinkAxisMask) ->
          new Options(
              BuiltinOptions.StridedSliceOptions,
              StridedSliceOptions.createStridedSliceOptions(
                  builder, 0, 0, 0, 0, shrinkAxisMask, false));
      case Operation.While(int condition, int body) ->
          new Options(
              BuiltinOptions.WhileOptions,
              WhileOptions.createWhileOptions(builder, condition, body));
      case Operation.Plain plain -> options(plain);
      case Operation.Unknown unknown ->
          throw new IllegalArgumentException(
              "The operator (%s) cannot be written. Maybe it came from an imported file."
                  .formatted(unknown.name()));
    };
  }

  private Options options(Operation.Plain plain) {
    return switch (plain) {
      case ADD ->
          new Options(
              BuiltinOptions.AddOptions,
              AddOptions.createAddOptions(builder, FusedActivation.NONE.code(), false));
      case MUL ->
          new Options(
              BuiltinOptions.MulOptions,
              MulOptions.createMulOptions(builder, FusedActivation.NONE.code()));
      case SUB ->
          new Options(
              BuiltinOptions.SubOptions,
              SubOptions.createSubOptions(builder, FusedActivation.NONE.code(), false));
      case SOFTMAX ->
          new Options(
              BuiltinOptions.SoftmaxOptions, SoftmaxOptions.createSoftmaxOptions(builder, 1));
      case UNIDIRECTIONAL_SEQUENCE_LSTM ->
          new Options(
              BuiltinOptions.UnidirectionalSequenceLSTMOptions,
              UnidirectionalSequenceLSTMOptions.createUnidirectionalSequenceLSTMOptions(
                  builder, FusedActivation.TANH.code(), 0, 0, false, false, false));
      case CAST, LESS, LOGISTIC, MEAN, QUANTIZE, RESHAPE, SVDF, TANH -> Options.NONE;
    };
  }

  private Options pool(Window window) {
    return new Options(
        BuiltinOptions.Pool2DOptions,
        Pool2DOptions.createPool2DOptions(
            builder,
            padding(window),
            window.strideWidth(),
            window.strideHeight(),
            window.kernelWidth(),
            window.kernelHeight(),
            FusedActivation.NONE.code()));
  }

  private static byte padding(Window window) {
    return switch (window.padding()) {
      case SAME -> org.tensorflow.lite.schema.Padding.SAME;
      case VALID -> org.tensorflow.lite.schema.Padding.VALID;
    };
  }
}
