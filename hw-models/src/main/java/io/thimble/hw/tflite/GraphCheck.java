package io.thimble.hw.tflite;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tensorflow.lite.schema.BuiltinOptions;

/**
 * Holds a graph against what the interpreter takes for granted: every value is there before it is
 * read, shapes and types follow from each other, and work and memory have bounds.
 */
final class GraphCheck {
  /** Far above any network for a microcontroller. */
  private static final long MOST_BYTES = 64L << 20;

  private final List<Graph> graphs;
  private final int index;
  private final Graph graph;
  private final List<CheckedTable> tables;
  private final List<TensorScales> scales;
  private final Map<Integer, CountedLoop> loops;

  /**
   * A check of one graph.
   *
   * @param tables the tables of its operators
   * @param scales quantization of its tensors
   * @param loops by graph, the loop that runs it; receives those of this graph
   */
  GraphCheck(
      List<Graph> graphs,
      int index,
      List<CheckedTable> tables,
      List<TensorScales> scales,
      Map<Integer, CountedLoop> loops) {
    this.graphs = graphs;
    this.index = index;
    this.graph = graphs.get(index);
    this.tables = tables;
    this.scales = scales;
    this.loops = loops;
  }

  /**
   * Checks all operators.
   *
   * @return the multiply-accumulates of one run, loops aside, and the turns of each loop by its
   *     body
   */
  Work check() {
    checkTensors();
    var written = new boolean[graph.tensors().size()];
    for (int i = 0; i < graph.inputs().size(); i++) {
      write(written, graph.inputs().get(i), "the inputs");
    }
    long own = 0;
    var turns = new TreeMap<Integer, Long>();
    for (int i = 0; i < graph.operators().size(); i++) {
      var operator = graph.operators().get(i);
      var place = "subgraph %d, operator %d (%s)".formatted(index, i, operator.operation().name());
      operator.inputs().stream().forEach(input -> requireReadable(written, input, place));
      own += work(new Inspected(place, graph, operator, tables.get(i), scales), turns);
      operator.outputs().stream().forEach(output -> write(written, output, place));
    }
    for (int i = 0; i < graph.outputs().size(); i++) {
      int output = graph.outputs().get(i);
      require(
          written[output],
          "the outputs of subgraph %d".formatted(index),
          "tensor %d is never written".formatted(output));
    }
    return new Work(own, turns);
  }

  /**
   * What a run costs.
   *
   * @param own multiply-accumulates and moved values of its own operators
   * @param turns by the index of a body, how often it runs
   */
  record Work(long own, Map<Integer, Long> turns) {}

  private long work(Inspected operator, Map<Integer, Long> turns) {
    return switch (operator.operator().operation()) {
      case Operation.Convolution(var window, boolean dilated, _) ->
          ImageCheck.convolution(operator, window, dilated);
      case Operation.DepthwiseConvolution(var window, boolean dilated, _) ->
          ImageCheck.depthwise(operator, window, dilated);
      case Operation.AveragePool(var window) -> ImageCheck.pool(operator, window);
      case Operation.MaxPool(var window) -> ImageCheck.pool(operator, window);
      case Operation.FullyConnected _ -> MatrixCheck.fullyConnected(operator);
      case Operation.Gather(int axis) -> ShapeCheck.gather(operator, axis, indexBound(operator));
      case Operation.Split(int parts) -> ShapeCheck.split(operator, parts);
      case Operation.StridedSlice(int mask) -> ShapeCheck.slice(operator, mask);
      case Operation.While(int condition, int body) -> {
        operator.options(BuiltinOptions.WhileOptions);
        operator.require(condition > index && body > index, "its graphs come before it");
        var loop = CountedLoop.of(operator, graphs, condition, body);
        operator.require(loops.put(body, loop) == null, "its body is another loop's too");
        turns.put(body, loop.turns());
        yield 1;
      }
      case Operation.Plain plain -> work(operator, plain);
      case Operation.Unknown(String name) ->
          throw new MalformedModelException(
              operator.place(),
              "the operator %s is not known here".formatted(name),
              "it can be exported from operators that Thimble writes");
    };
  }

  private static long work(Inspected operator, Operation.Plain plain) {
    return switch (plain) {
      case ADD -> ElementwiseCheck.sum(operator, BuiltinOptions.AddOptions);
      case SUB -> ElementwiseCheck.sum(operator, BuiltinOptions.SubOptions);
      case MUL -> ElementwiseCheck.product(operator);
      case CAST, QUANTIZE -> ElementwiseCheck.cast(operator);
      case LESS -> ElementwiseCheck.less(operator);
      case LOGISTIC, TANH -> ElementwiseCheck.activation(operator);
      case SOFTMAX -> ElementwiseCheck.softmax(operator);
      case MEAN -> ShapeCheck.mean(operator);
      case RESHAPE -> ShapeCheck.reshape(operator);
      case SVDF -> MatrixCheck.svdf(operator);
      case UNIDIRECTIONAL_SEQUENCE_LSTM -> MatrixCheck.lstm(operator);
    };
  }

  /** Above every value of an index: a constant, or the counter of the loop around the graph. */
  private long indexBound(Inspected operator) {
    var index = operator.in(1);
    if (index.constant()) {
      var values = operator.constant(1);
      operator.require(
          values.size() == 1 && values.get(0) >= 0, "its index is %s".formatted(values));
      return values.get(0) + 1L;
    }
    var loop = loops.get(this.index);
    if (loop == null || operator.operator().inputs().get(1) != graph.inputs().get(loop.counter())) {
      throw MalformedModelException.broken(
          operator.place(), "its index is neither a constant nor the counter of a loop");
    }
    return loop.bound();
  }

  private void checkTensors() {
    long bytes = 0;
    for (int i = 0; i < graph.tensors().size(); i++) {
      var tensor = graph.tensors().get(i);
      bytes += tensor.bytes();
      require(
          !(tensor.variable() && tensor.constant()),
          "subgraph %d, tensor %d".formatted(index, i),
          "it is a variable and a constant");
    }
    require(
        bytes <= MOST_BYTES,
        "subgraph %d".formatted(index),
        "its tensors take %d bytes, more than %d".formatted(bytes, MOST_BYTES));
  }

  private void requireReadable(boolean[] written, int input, String place) {
    if (input != Operator.ABSENT) {
      var tensor = graph.tensors().get(input);
      require(
          written[input] || tensor.constant() || tensor.variable(),
          place,
          "tensor %d is read before it is written".formatted(input));
    }
  }

  private void write(boolean[] written, int output, String place) {
    var tensor = graph.tensors().get(output);
    require(
        !written[output] && !tensor.constant() && !tensor.variable() && tensor.elements() > 0,
        place,
        "tensor %d cannot be written, or is written twice".formatted(output));
    written[output] = true;
  }

  private static void require(boolean holds, String place, String problem) {
    if (!holds) {
      throw MalformedModelException.broken(place, problem);
    }
  }
}
