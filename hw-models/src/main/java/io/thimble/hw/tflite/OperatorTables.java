package io.thimble.hw.tflite;

import com.google.flatbuffers.FlatBufferBuilder;
import io.thimble.hw.arch.Conv2d;
import io.thimble.hw.arch.Dense;
import io.thimble.hw.arch.DepthwiseConv2d;
import io.thimble.hw.arch.FeatureMap;
import io.thimble.hw.arch.GlobalAveragePool;
import io.thimble.hw.arch.Layer;
import io.thimble.hw.arch.Recurrent;
import io.thimble.hw.arch.Softmax;
import io.thimble.hw.arch.Window;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.lite.schema.ActivationFunctionType;
import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.Conv2DOptions;
import org.tensorflow.lite.schema.DepthwiseConv2DOptions;
import org.tensorflow.lite.schema.FullyConnectedOptions;
import org.tensorflow.lite.schema.FullyConnectedOptionsWeightsFormat;
import org.tensorflow.lite.schema.Model;
import org.tensorflow.lite.schema.OperatorCode;
import org.tensorflow.lite.schema.Pool2DOptions;
import org.tensorflow.lite.schema.SoftmaxOptions;

/** The operators of a file, and the codes that they share. */
final class OperatorTables {
  /** An operator's number, and the version that stands for its int8 kernel. */
  private record Code(int builtin, int version) {}

  private record Options(byte type, int offset) {}

  private final FlatBufferBuilder builder;
  private final Vectors vectors;
  private final List<Code> codes = new ArrayList<>();

  OperatorTables(FlatBufferBuilder builder, Vectors vectors) {
    this.builder = builder;
    this.vectors = vectors;
  }

  /** Writes the operator of a layer and says where it stands. */
  int write(Operator operator, Layer layer, FeatureMap input) {
    int inputs = vectors.ofIntegers(operator.inputs());
    int outputs = vectors.ofIntegers(operator.outputs());
    var options = options(layer, input);
    return org.tensorflow.lite.schema.Operator.createOperator(
        builder,
        indexOf(code(layer)),
        inputs,
        outputs,
        options.type(),
        options.offset(),
        0,
        (byte) 0,
        0,
        0);
  }

  /** Writes the codes of all operators written before and says where they stand. */
  int writeCodes() {
    var tables =
        codes.stream()
            .mapToInt(
                code ->
                    OperatorCode.createOperatorCode(
                        builder, (byte) code.builtin(), 0, code.version(), code.builtin()))
            .toArray();
    return Model.createOperatorCodesVector(builder, tables);
  }

  private int indexOf(Code code) {
    if (!codes.contains(code)) {
      codes.add(code);
    }
    return codes.indexOf(code);
  }

  /**
   * The first version of each operator with int8 (TensorFlow Lite, tools/versioning/op_version.cc).
   * TFLM looks at the number alone, and TensorFlow Lite's own resolver would take version 1 too,
   * but converters and delegates would not.
   */
  private static Code code(Layer layer) {
    return switch (layer) {
      case Conv2d _ -> new Code(BuiltinOperator.CONV_2D, 3);
      case DepthwiseConv2d _ -> new Code(BuiltinOperator.DEPTHWISE_CONV_2D, 3);
      case GlobalAveragePool _ -> new Code(BuiltinOperator.AVERAGE_POOL_2D, 2);
      case Dense _ -> new Code(BuiltinOperator.FULLY_CONNECTED, 4);
      case Recurrent recurrent ->
          throw new IllegalArgumentException(
              "The layer (%s) has no form in a file. Maybe use another family."
                  .formatted(recurrent));
      case Softmax _ -> new Code(BuiltinOperator.SOFTMAX, 2);
    };
  }

  private Options options(Layer layer, FeatureMap input) {
    return switch (layer) {
      case Conv2d(int _, Window window) ->
          new Options(
              BuiltinOptions.Conv2DOptions,
              Conv2DOptions.createConv2DOptions(
                  builder,
                  padding(window),
                  window.strideWidth(),
                  window.strideHeight(),
                  ActivationFunctionType.RELU,
                  1,
                  1));
      case DepthwiseConv2d(Window window) ->
          new Options(
              BuiltinOptions.DepthwiseConv2DOptions,
              DepthwiseConv2DOptions.createDepthwiseConv2DOptions(
                  builder,
                  padding(window),
                  window.strideWidth(),
                  window.strideHeight(),
                  1,
                  ActivationFunctionType.RELU,
                  1,
                  1));
      case GlobalAveragePool _ ->
          new Options(BuiltinOptions.Pool2DOptions, poolOptions(Window.covering(input)));
      case Dense(int _, boolean relu) ->
          new Options(
              BuiltinOptions.FullyConnectedOptions,
              FullyConnectedOptions.createFullyConnectedOptions(
                  builder,
                  relu ? ActivationFunctionType.RELU : ActivationFunctionType.NONE,
                  FullyConnectedOptionsWeightsFormat.DEFAULT,
                  false,
                  false));
      case Recurrent recurrent ->
          throw new IllegalArgumentException(
              "The layer (%s) has no form in a file. Maybe use another family."
                  .formatted(recurrent));
      case Softmax _ ->
          new Options(
              BuiltinOptions.SoftmaxOptions, SoftmaxOptions.createSoftmaxOptions(builder, 1));
    };
  }

  private int poolOptions(Window window) {
    return Pool2DOptions.createPool2DOptions(
        builder,
        padding(window),
        window.strideWidth(),
        window.strideHeight(),
        window.kernelWidth(),
        window.kernelHeight(),
        ActivationFunctionType.NONE);
  }

  private static byte padding(Window window) {
    return switch (window.padding()) {
      case SAME -> org.tensorflow.lite.schema.Padding.SAME;
      case VALID -> org.tensorflow.lite.schema.Padding.VALID;
    };
  }
}
