package io.thimble.hw.cost;

import io.thimble.hw.tflite.Model;
import io.thimble.hw.tflite.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Flash that TFLM takes beside the model: its code and constants with the operators that a graph
 * needs. Source: builds for Cortex-M4F with CMSIS-NN kernels and error strings stripped, which are
 * larger than those with reference kernels. Operators were measured in groups, so that one of a
 * group brings the whole group in. KB are read as 1024 bytes.
 */
final class FlashSize {
  private static final double KILOBYTE = 1024;

  /** The interpreter without operators. */
  private static final double BASE_KB = 11.7;

  /** Operators whose code was measured together. */
  private enum Group {
    DENSE(39.6 - BASE_KB),
    CONVOLUTION(65.5 - 39.6),
    SEPARABLE(84.4 - 65.5),
    RECURRENT(64.2 - 39.6),
    /** A GRU as a loop: all that stands in it. */
    LOOP(84.6 - 39.6),
    /** Never measured: counted like the largest group, to be on the safe side. */
    OTHER(39.6 - BASE_KB);

    private final double kilobytes;

    Group(double kilobytes) {
      this.kilobytes = kilobytes;
    }
  }

  private static final Group[] GROUPS = Group.values();

  private FlashSize() {}

  /** Bytes of code and constants; operators that nothing is known of count nothing. */
  static long runtimeBytes(Model model) {
    int present = 0;
    for (int i = 0; i < model.graphs().size(); i++) {
      var operators = model.graphs().get(i).operators();
      for (int k = 0; k < operators.size(); k++) {
        var group = group(operators.get(k).operation());
        if (group != null) {
          present |= 1 << group.ordinal();
        }
      }
    }
    if ((present & 1 << Group.LOOP.ordinal()) != 0) {
      // A loop was measured with the element-wise operators inside of it.
      present &= ~(1 << Group.OTHER.ordinal());
    }
    double kilobytes = BASE_KB;
    for (int left = present; left != 0; left &= left - 1) {
      kilobytes += GROUPS[Integer.numberOfTrailingZeros(left)].kilobytes;
    }
    return Math.round(kilobytes * KILOBYTE);
  }

  private static @Nullable Group group(Operation operation) {
    return switch (operation) {
      case Operation.Convolution _ -> Group.CONVOLUTION;
      case Operation.DepthwiseConvolution _, Operation.AveragePool _, Operation.MaxPool _ ->
          Group.SEPARABLE;
      case Operation.FullyConnected _ -> Group.DENSE;
      case Operation.StridedSlice _ -> Group.RECURRENT;
      case Operation.Gather _, Operation.Split _ -> Group.OTHER;
      case Operation.While _ -> Group.LOOP;
      case Operation.Plain plain ->
          switch (plain) {
            case SOFTMAX -> Group.DENSE;
            case RESHAPE -> Group.CONVOLUTION;
            case UNIDIRECTIONAL_SEQUENCE_LSTM -> Group.RECURRENT;
            case ADD, CAST, LESS, LOGISTIC, MEAN, MUL, QUANTIZE, SUB, SVDF, TANH -> Group.OTHER;
          };
      case Operation.Unknown _ -> null;
    };
  }
}
