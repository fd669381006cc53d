package io.thimble.hw.cost;

import io.thimble.hw.tflite.Graph;
import io.thimble.hw.tflite.Operation;
import io.thimble.hw.tflite.Operator;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

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
    /** Never measured: counted like the largest group, to be on the safe side. */
    OTHER(39.6 - BASE_KB);

    private final double kilobytes;

    Group(double kilobytes) {
      this.kilobytes = kilobytes;
    }
  }

  private FlashSize() {}

  /** Bytes of code and constants; operators that nothing is known of count nothing. */
  static long runtimeBytes(Graph graph) {
    var groups =
        graph.operators().stream()
            .map(Operator::operation)
            .map(FlashSize::group)
            .flatMap(Optional::stream)
            .collect(Collectors.toUnmodifiableSet());
    double kilobytes =
        BASE_KB
            + Arrays.stream(Group.values())
                .filter(groups::contains)
                .mapToDouble(group -> group.kilobytes)
                .sum();
    return Math.round(kilobytes * KILOBYTE);
  }

  private static Optional<Group> group(Operation operation) {
    return switch (operation) {
      case Operation.Convolution _ -> Optional.of(Group.CONVOLUTION);
      case Operation.DepthwiseConvolution _, Operation.AveragePool _, Operation.MaxPool _ ->
          Optional.of(Group.SEPARABLE);
      case Operation.Plain plain ->
          Optional.of(
              switch (plain) {
                case FULLY_CONNECTED, SOFTMAX -> Group.DENSE;
                case RESHAPE -> Group.CONVOLUTION;
                case UNIDIRECTIONAL_SEQUENCE_LSTM, STRIDED_SLICE -> Group.RECURRENT;
                case ADD, LOGISTIC, MEAN, MUL, QUANTIZE, SVDF -> Group.OTHER;
              });
      case Operation.Unknown _ -> Optional.empty();
    };
  }
}
