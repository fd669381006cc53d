package io.thimble.hw.tflite;

import io.thimble.hw.arch.Padding;
import io.thimble.hw.arch.Window;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tensorflow.lite.schema.BuiltinOperator;

/** Reads operators, and holds their indices against the tensors. */
final class OperatorReader {
  private static final Map<String, Operation> PLAIN =
      Stream.of(Operation.Plain.values())
          .collect(Collectors.toUnmodifiableMap(Operation::name, Function.identity()));

  private static final int WEIGHTS = 1;
  private static final int IMAGE_DIMENSIONS = 4;

  private final List<String> names;
  private final List<Tensor> tensors;

  OperatorReader(List<CheckedTable> codes, List<Tensor> tensors) {
    this.names = codes.stream().map(OperatorReader::name).toList();
    this.tensors = tensors;
  }

  Operator read(CheckedTable table) {
    int code = table.intField(0, 0);
    requireIndex(code, names.size(), table.place() + ", operator code");
    var inputs = table.indices(1, "inputs");
    for (int i = 0; i < inputs.size(); i++) {
      if (inputs.get(i) != Operator.ABSENT) {
        requireIndex(inputs.get(i), tensors.size(), table.place() + ", inputs");
      }
    }
    var outputs = table.indices(2, "outputs");
    requireIndices(outputs, tensors.size(), table.place() + ", outputs");
    var intermediates = table.indices(8, "intermediates");
    requireIndices(intermediates, tensors.size(), table.place() + ", intermediates");
    var operation = operation(names.get(code), table, inputs);
    requireInputs(table, inputs, operation.leastInputs());
    if (outputs.isEmpty() && operation.leastInputs() > 0) {
      throw MalformedModelException.broken(table.place(), "it has no output");
    }
    return new Operator(operation, inputs, outputs, intermediates);
  }

  /** Throws unless each index is one of {@code count} things. */
  static void requireIndices(IntVector indices, int count, String place) {
    for (int i = 0; i < indices.size(); i++) {
      requireIndex(indices.get(i), count, place);
    }
  }

  /** Throws unless the index is one of {@code count} things. */
  static void requireIndex(int index, int count, String place) {
    if (index < 0 || index >= count) {
      throw MalformedModelException.broken(
          place, "the index (%d) is not one of %d".formatted(index, count));
    }
  }

  private Operation operation(String name, CheckedTable table, IntVector inputs) {
    return switch (name) {
      case "CONV_2D" -> {
        var options = options(table);
        yield new Operation.Convolution(
            kernel(table, inputs, options),
            dilated(options.intField(4, 1), options.intField(5, 1)),
            FusedActivation.ofCode(options.byteField(3, 0)));
      }
      case "DEPTHWISE_CONV_2D" -> {
        var options = options(table);
        yield new Operation.DepthwiseConvolution(
            kernel(table, inputs, options),
            dilated(options.intField(5, 1), options.intField(6, 1)),
            FusedActivation.ofCode(options.byteField(4, 0)));
      }
      case "FULLY_CONNECTED" ->
          new Operation.FullyConnected(
              FusedActivation.ofCode(
                  table.table(4, "options").map(options -> options.byteField(0, 0)).orElse(0)));
      case "AVERAGE_POOL_2D" -> new Operation.AveragePool(pool(options(table)));
      case "MAX_POOL_2D" -> new Operation.MaxPool(pool(options(table)));
      case "GATHER" -> new Operation.Gather(options(table).intField(0, 0));
      case "SPLIT" -> new Operation.Split(options(table).intField(0, 0));
      case "STRIDED_SLICE" -> new Operation.StridedSlice(options(table).intField(4, 0));
      case "WHILE" -> {
        var options = options(table);
        yield new Operation.While(options.intField(0, 0), options.intField(1, 0));
      }
      default -> PLAIN.getOrDefault(name, new Operation.Unknown(name));
    };
  }

  private static String name(CheckedTable code) {
    int builtin = Math.max(code.byteField(0, 0), code.intField(3, 0));
    if (builtin == BuiltinOperator.CUSTOM) {
      return code.text(1, "custom code").orElse("CUSTOM");
    }
    return builtin >= 0 && builtin < BuiltinOperator.names.length
        ? BuiltinOperator.name(builtin)
        : "operator code %d".formatted(builtin);
  }

  private static CheckedTable options(CheckedTable table) {
    return table
        .table(4, "options")
        .orElseThrow(() -> MalformedModelException.broken(table.place(), "it has no options"));
  }

  private Window kernel(CheckedTable table, IntVector inputs, CheckedTable options) {
    requireInputs(table, inputs, WEIGHTS + 1);
    var weights = tensors.get(inputs.get(WEIGHTS)).shape();
    if (weights.size() != IMAGE_DIMENSIONS) {
      throw MalformedModelException.broken(
          table.place(), "its weights' shape %s has not 4 dimensions".formatted(weights));
    }
    return window(options, weights.get(1), weights.get(2));
  }

  private static Window pool(CheckedTable options) {
    return window(options, options.intField(4, 0), options.intField(3, 0));
  }

  private static Window window(CheckedTable options, int height, int width) {
    int strideWidth = options.intField(1, 0);
    int strideHeight = options.intField(2, 0);
    if (Math.min(Math.min(height, width), Math.min(strideHeight, strideWidth)) < 1) {
      throw MalformedModelException.broken(
          options.place(),
          "a kernel of %d x %d with stride %d x %d does not exist"
              .formatted(height, width, strideHeight, strideWidth));
    }
    var padding =
        options.byteField(0, 0) == org.tensorflow.lite.schema.Padding.SAME
            ? Padding.SAME
            : Padding.VALID;
    return new Window(height, width, strideHeight, strideWidth, padding);
  }

  private static boolean dilated(int width, int height) {
    return width != 1 || height != 1;
  }

  private static void requireInputs(CheckedTable table, IntVector inputs, int count) {
    if (inputs.size() < count || inputs.stream().limit(count).anyMatch(i -> i == Operator.ABSENT)) {
      throw MalformedModelException.broken(
          table.place(), "its inputs %s are not at least %d".formatted(inputs, count));
    }
  }
}
