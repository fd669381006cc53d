package io.thimble.hw.tflite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what a model's cost depends on: its graphs, without trained values. Files come from
 * strangers: every offset, count and index is checked before it is used.
 */
public final class ModelReader {
  private static final int IDENTIFIER = 'T' | 'F' << 8 | 'L' << 16 | '3' << 24;
  private static final int SCHEMA_VERSION = 3;

  /** Far above any network for a microcontroller; what follows may be quadratic. */
  private static final int MOST_TENSORS = 10_000;

  /** Loops within loops are followed inwards, graph by graph. */
  private static final int MOST_GRAPHS = 256;

  private final CheckedTable model;
  private final List<CheckedTable> buffers;

  private ModelReader(CheckedTable model) {
    this.model = model;
    this.buffers = model.tables(4, "buffer");
  }

  /**
   * The model in a file.
   *
   * @throws MalformedModelException when the file is no TensorFlow Lite model, is damaged, or has
   *     elements of a type whose size is not known
   */
  public static Model read(byte[] file) {
    var bytes = new CheckedBytes(file);
    if (bytes.intAt(Integer.BYTES, "the file identifier") != IDENTIFIER) {
      throw MalformedModelException.broken("the file identifier", "it is not TFL3");
    }
    return new ModelReader(new CheckedTable(bytes, bytes.follow(0, "the root"), "the model"))
        .read();
  }

  private Model read() {
    int version = model.intField(0, 0);
    if (version != SCHEMA_VERSION) {
      throw MalformedModelException.broken("the version", "%d is not 3".formatted(version));
    }
    var subgraphs = model.tables(2, "subgraph");
    if (subgraphs.isEmpty()) {
      throw MalformedModelException.broken("the model", "there is no subgraph");
    }
    if (subgraphs.size() > MOST_GRAPHS) {
      throw new MalformedModelException(
          "the model",
          "there are %d subgraphs, more than %d".formatted(subgraphs.size(), MOST_GRAPHS),
          "this is no model for a microcontroller");
    }
    var codes = model.tables(1, "operator code");
    var graphs = new ArrayList<Graph>();
    for (int i = 0; i < subgraphs.size(); i++) {
      graphs.add(graph(subgraphs.get(i), i, codes));
    }
    LoopCheck.check(graphs);
    return new Model(graphs, plan(subgraphs));
  }

  private Graph graph(CheckedTable subgraph, int index, List<CheckedTable> codes) {
    requireFew(subgraph.length(0, "tensors", Integer.BYTES), "tensors", index);
    requireFew(subgraph.length(3, "operators", Integer.BYTES), "operators", index);
    var tensorReader = new TensorReader(buffers);
    var tensors = subgraph.tables(0, "tensor").stream().map(tensorReader::read).toList();
    var operatorReader = new OperatorReader(codes, tensors);
    var operators = subgraph.tables(3, "operator").stream().map(operatorReader::read).toList();
    var inputs = subgraph.indices(1, "inputs");
    var outputs = subgraph.indices(2, "outputs");
    OperatorReader.requireIndices(
        inputs, tensors.size(), "the inputs of subgraph %d".formatted(index));
    OperatorReader.requireIndices(
        outputs, tensors.size(), "the outputs of subgraph %d".formatted(index));
    return new Graph(tensors, operators, inputs, outputs);
  }

  private static void requireFew(int count, String what, int subgraph) {
    if (count > MOST_TENSORS) {
      throw new MalformedModelException(
          "the %s of subgraph %d".formatted(what, subgraph),
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
    OperatorReader.requireIndex(buffer, buffers.size(), place);
    var integers = buffers.get(buffer).bytesAsIntegers(0, "data");
    if (integers.size() < OfflinePlan.HEADER_INTEGERS
        || integers.get(2) != tensors
        || integers.size() < OfflinePlan.HEADER_INTEGERS + tensors) {
      throw new MalformedModelException(
          place,
          "the plan (%d integers) does not list %d tensors".formatted(integers.size(), tensors),
          "the model was changed after it was planned");
    }
    var offsets =
        integers.subList(OfflinePlan.HEADER_INTEGERS, OfflinePlan.HEADER_INTEGERS + (int) tensors);
    offsets.stream()
        .filter(offset -> offset < OfflinePlan.PLANNED_ONLINE)
        .findFirst()
        .ifPresent(
            offset -> {
              throw MalformedModelException.broken(
                  place, "the offset (%d) is below -1".formatted(offset));
            });
    return new OfflinePlan(
        IntVector.owning(offsets.stream().mapToInt(Integer::intValue).toArray()));
  }
}
