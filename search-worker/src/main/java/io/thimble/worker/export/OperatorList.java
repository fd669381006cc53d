package io.thimble.worker.export;

import io.thimble.hw.tflite.Model;
import io.thimble.hw.tflite.Operation;
import io.thimble.hw.tflite.Operation.AveragePool;
import io.thimble.hw.tflite.Operation.Convolution;
import io.thimble.hw.tflite.Operation.DepthwiseConvolution;
import io.thimble.hw.tflite.Operation.FullyConnected;
import io.thimble.hw.tflite.Operation.Gather;
import io.thimble.hw.tflite.Operation.MaxPool;
import io.thimble.hw.tflite.Operation.Plain;
import io.thimble.hw.tflite.Operation.Split;
import io.thimble.hw.tflite.Operation.StridedSlice;
import io.thimble.hw.tflite.Operation.Unknown;
import io.thimble.hw.tflite.Operation.While;
import io.thimble.hw.tflite.Operator;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * The operators that a program must link, each once.
 *
 * @param adders by TensorFlow Lite's name, the function of {@code MicroMutableOpResolver} that adds
 *     it (TFLM, micro_mutable_op_resolver.h)
 */
record OperatorList(SequencedMap<String, String> adders) {
  /**
   * The operators of a model, in the order of their first use.
   *
   * @throws IllegalArgumentException when TFLM is not known to have one of them
   */
  static OperatorList of(Model model) {
    var adders = new LinkedHashMap<String, String>();
    for (Operator operator : model.operators().toList()) {
      adders.put(operator.operation().name(), adder(operator.operation()));
    }
    return new OperatorList(adders);
  }

  /** One name a line. */
  String list() {
    return adders.keySet().stream().map(name -> name + "\n").collect(Collectors.joining());
  }

  /** C++ that registers them. */
  String resolver() {
    var calls =
        adders.values().stream()
            .map("  if (resolver.%s() != kTfLiteOk) return kTfLiteError;\n"::formatted)
            .collect(Collectors.joining());
    return """
    // Registers the operators of the model, and no others.
    #ifndef THIMBLE_OPS_RESOLVER_H_
    #define THIMBLE_OPS_RESOLVER_H_

    #include "tensorflow/lite/micro/micro_mutable_op_resolver.h"

    using ThimbleOpsResolver = tflite::MicroMutableOpResolver<%d>;

    inline TfLiteStatus thimble_add_operators(ThimbleOpsResolver& resolver) {
    %s  return kTfLiteOk;
    }

    #endif
    """
        .formatted(adders.size(), calls);
  }

  private static String adder(Operation operation) {
    return switch (operation) {
      case Convolution _ -> "AddConv2D";
      case DepthwiseConvolution _ -> "AddDepthwiseConv2D";
      case FullyConnected _ -> "AddFullyConnected";
      case AveragePool _ -> "AddAveragePool2D";
      case MaxPool _ -> "AddMaxPool2D";
      case Gather _ -> "AddGather";
      case Split _ -> "AddSplit";
      case StridedSlice _ -> "AddStridedSlice";
      case While _ -> "AddWhile";
      case Plain plain ->
          switch (plain) {
            case ADD -> "AddAdd";
            case CAST -> "AddCast";
            case LESS -> "AddLess";
            case LOGISTIC -> "AddLogistic";
            case MEAN -> "AddMean";
            case MUL -> "AddMul";
            case QUANTIZE -> "AddQuantize";
            case RESHAPE -> "AddReshape";
            case SOFTMAX -> "AddSoftmax";
            case SUB -> "AddSub";
            case SVDF -> "AddSvdf";
            case TANH -> "AddTanh";
            case UNIDIRECTIONAL_SEQUENCE_LSTM -> "AddUnidirectionalSequenceLSTM";
          };
      case Unknown(String name) ->
          throw new IllegalArgumentException(
              "The operator (%s) is not known to TensorFlow Lite Micro. Maybe the model was not written here."
                  .formatted(name));
    };
  }
}
