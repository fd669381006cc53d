package io.thimble.hw.tflite;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names for the tensors of a model, by what the operators do with them: {@code conv_1/weights}. The
 * same model always has the same names.
 */
final class TensorNames {
  /** The model's input. */
  static final String FEATURES = "features";

  /** The model's output. */
  static final String SCORES = "scores";

  private static final List<String> WEIGHTED = List.of("input", "weights", "biases");

  /** Inputs of the fused LSTM by position (TensorFlow Lite, lstm_shared.h). */
  private static final List<String> LSTM =
      List.of(
          "input",
          "input_to_input_weights",
          "input_to_forget_weights",
          "input_to_cell_weights",
          "input_to_output_weights",
          "recurrent_to_input_weights",
          "recurrent_to_forget_weights",
          "recurrent_to_cell_weights",
          "recurrent_to_output_weights",
          "cell_to_input_weights",
          "cell_to_forget_weights",
          "cell_to_output_weights",
          "input_gate_biases",
          "forget_gate_biases",
          "cell_gate_biases",
          "output_gate_biases",
          "projection_weights",
          "projection_biases",
          "output_state",
          "cell_state");

  private final @Nullable String[] names;
  private final Map<String, Integer> counts = new HashMap<>();

  private TensorNames(Graph graph) {
    names = new @Nullable String[graph.tensors().size()];
  }

  /**
   * The names of a graph's tensors, by index.
   *
   * @param isMain whether it is the graph that an inference runs; else it is a loop's
   */
  static List<String> of(Graph graph, boolean isMain) {
    var given = new TensorNames(graph);
    if (isMain && graph.inputs().size() == 1 && graph.outputs().size() == 1) {
      given.give(graph.inputs().get(0), FEATURES);
      given.give(graph.outputs().get(0), SCORES);
    }
    given.giveAll(graph.inputs(), "carried");
    graph.operators().forEach(given::name);
    var names = given.names;
    for (int i = 0; i < names.length; i++) {
      given.give(i, "tensor_" + i);
    }
    return Arrays.stream(names).map(String::valueOf).toList();
  }

  private void name(Operator operator) {
    var label = label(operator.operation());
    var place = "%s_%d".formatted(label, counts.merge(label, 1, Integer::sum));
    if (operator.outputs().size() == 1) {
      give(operator.outputs().get(0), place);
    } else {
      giveAll(operator.outputs(), place + "/part");
    }
    for (int i = 0; i < operator.inputs().size(); i++) {
      if (operator.inputs().get(i) != Operator.ABSENT) {
        give(operator.inputs().get(i), "%s/%s".formatted(place, role(operator.operation(), i)));
      }
    }
    giveAll(operator.intermediates(), place + "/intermediate");
  }

  private void giveAll(IntVector tensors, String name) {
    for (int i = 0; i < tensors.size(); i++) {
      give(tensors.get(i), "%s_%d".formatted(name, i + 1));
    }
  }

  /** The first name that a tensor is given stays. */
  private void give(int tensor, String name) {
    if (names[tensor] == null) {
      names[tensor] = name;
    }
  }

  private static String label(Operation operation) {
    return switch (operation) {
      case Operation.Convolution _ -> "conv";
      case Operation.DepthwiseConvolution _ -> "depthwise";
      case Operation.FullyConnected _ -> "dense";
      case Operation.AveragePool _ -> "average_pool";
      case Operation.MaxPool _ -> "max_pool";
      case Operation.Gather _ -> "gather";
      case Operation.Split _ -> "split";
      case Operation.StridedSlice _ -> "slice";
      case Operation.While _ -> "loop";
      case Operation.Plain plain ->
          plain == Operation.Plain.UNIDIRECTIONAL_SEQUENCE_LSTM
              ? "lstm"
              : plain.name().toLowerCase(Locale.ROOT);
      case Operation.Unknown unknown -> unknown.name().toLowerCase(Locale.ROOT);
    };
  }

  private static String role(Operation operation, int position) {
    var roles =
        switch (operation) {
          case Operation.Convolution _,
              Operation.DepthwiseConvolution _,
              Operation.FullyConnected _ ->
              WEIGHTED;
          case Operation.Plain plain ->
              plain == Operation.Plain.UNIDIRECTIONAL_SEQUENCE_LSTM ? LSTM : List.<String>of();
          case Operation.AveragePool _,
              Operation.MaxPool _,
              Operation.Gather _,
              Operation.Split _,
              Operation.StridedSlice _,
              Operation.While _,
              Operation.Unknown _ ->
              List.<String>of();
        };
    return position < roles.size() ? roles.get(position) : "operand_" + (position + 1);
  }
}
