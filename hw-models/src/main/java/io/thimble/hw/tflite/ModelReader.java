package io.thimble.hw.tflite;

import java.util.List;
import java.util.Optional;

/**
 * Reads what a model's cost depends on: its first graph, without values. Files come from strangers:
 * every offset, count and index is checked before it is used.
 */
public final class ModelReader {
  private static final int IDENTIFIER = 'T' | 'F' << 8 | 'L' << 16 | '3' << 24;
  private static final int SCHEMA_VERSION = 3;
  private static final int PLAN_HEADER_INTEGERS = 3;

  /** Far above any network for a microcontroller; what follows may be quadratic. */
  private static final int MOST_TENSORS = 10_000;

  private final CheckedTable model;
  private final List<CheckedTable> buffers;

  private ModelReader(CheckedTable model) {
    this.model = model;
    this.buffers = model.tables(4, "buffer");
  }

  /**
   * The graph in a file.
   *
   * @throws MalformedModelException when the file is no TensorFlow Lite model, is damaged, or has
   *     elements of a type whose size is not known
   */
  public static Graph read(byte[] file) {
    var bytes = new CheckedBytes(file);
    if (bytes.intAt(Integer.BYTES, "the file identifier") != IDENTIFIER) {
      throw MalformedModelException.broken("the file identifier", "it is not TFL3");
    }
    return new ModelReader(new CheckedTable(bytes, bytes.follow(0, "the root"), "the model"))
        .graph();
  }

  private Graph graph() {
    int version = model.intField(0, 0);
    if (version != SCHEMA_VERSION) {
      throw MalformedModelException.broken("the version", "%d is not 3".formatted(version));
    }
    var subgraphs = model.tables(2, "subgraph");
    if (subgraphs.isEmpty()) {
      throw MalformedModelException.broken("the model", "there is no subgraph");
    }
    var subgraph = subgraphs.getFirst();
    requireFew(subgraph.length(0, "tensors", Integer.BYTES), "tensors");
    requireFew(subgraph.length(3, "operators", Integer.BYTES), "operators");
    var tensorReader = new TensorReader(buffers);
    var tensors = subgraph.tables(0, "tensor").stream().map(tensorReader::read).toList();
    var operatorReader = new OperatorReader(model.tables(1, "operator code"), tensors);
    var operators = subgraph.tables(3, "operator").stream().map(operatorReader::read).toList();
    var inputs = subgraph.integers(1, "inputs");
    var outputs = subgraph.integers(2, "outputs");
    OperatorReader.requireIndices(inputs, tensors.size(), "the inputs of subgraph 0");
    OperatorReader.requireIndices(outputs, tensors.size(), "the outputs of subgraph 0");
    return new Graph(subgraphs.size(), tensors, operators, inputs, outputs, plan(subgraphs));
  }

  private static void requireFew(int count, String what) {
    if (count > MOST_TENSORS) {
      throw new MalformedModelException(
          "the %s of subgraph 0".formatted(what),
          "there are %d, more than %d".formatted(count, MOST_TENSORS),
          "this is no model for a microcontroller");
    }
  }

  private Optional<OfflinePlan> plan(List<CheckedTable> subgraphs) {
    long tensors =
        subgraphs.stream().mapToLong(graph -> graph.length(0, "tensors", Integer.BYTES)).sum();
    return model.tables(6, "metadata").stream()
        .filter(entry -> entry.text(0, "name").filter(OfflinePlan.METADATA::equals).isPresent())
        .map(entry -> plan(entry, tensors))
        .reduce((_, last) -> last);
  }

  private OfflinePlan plan(CheckedTable entry, long tensors) {
    var place = entry.place() + ", " + OfflinePlan.METADATA;
    int buffer = entry.intField(1, 0);
    OperatorReader.requireIndices(List.of(buffer), buffers.size(), place);
    var integers = buffers.get(buffer).bytesAsIntegers(0, "data");
    if (integers.size() < PLAN_HEADER_INTEGERS
        || integers.get(2) != tensors
        || integers.size() < PLAN_HEADER_INTEGERS + tensors) {
      throw new MalformedModelException(
          place,
          "the plan (%d integers) does not list %d tensors".formatted(integers.size(), tensors),
          "the model was changed after it was planned");
    }
    var offsets = integers.subList(PLAN_HEADER_INTEGERS, PLAN_HEADER_INTEGERS + (int) tensors);
    offsets.stream()
        .filter(offset -> offset < OfflinePlan.PLANNED_ONLINE)
        .findFirst()
        .ifPresent(
            offset -> {
              throw MalformedModelException.broken(
                  place, "the offset (%d) is below -1".formatted(offset));
            });
    return new OfflinePlan(offsets);
  }
}
