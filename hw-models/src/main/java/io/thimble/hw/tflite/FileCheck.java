package io.thimble.hw.tflite;

import java.util.List;

/**
 * Parts of a file that TensorFlow Lite's interpreter reads on its way to a graph and that {@link
 * ModelReader} has no use for: names, metadata, signatures (TensorFlow Lite, interpreter_builder.cc
 * and model_builder.cc). It follows their offsets without a check of its own.
 */
final class FileCheck {
  private final CheckedTable model;
  private final List<CheckedTable> buffers;

  FileCheck(CheckedTable model) {
    this.model = model;
    this.buffers = model.tables(4, "buffer");
  }

  /** Throws where the interpreter would read beyond the file, or what is not supported. */
  void check() {
    followText(model, 3, "description");
    model.integers(5, "metadata buffers");
    for (var code : model.tables(1, "operator code")) {
      followText(code, 1, "custom code");
    }
    for (var buffer : buffers) {
      refuse(buffer, 1, "its data stands outside of the flatbuffer");
      refuse(buffer, 2, "its data stands outside of the flatbuffer");
    }
    model.tables(2, "subgraph").forEach(FileCheck::subgraph);
    model.tables(6, "metadata").forEach(this::metadata);
    model.tables(7, "signature").forEach(this::signature);
  }

  private static void subgraph(CheckedTable subgraph) {
    followText(subgraph, 4, "name");
    for (var tensor : subgraph.tables(0, "tensor")) {
      followText(tensor, 3, "name");
      tensor.integers(7, "shape signature");
      refuse(tensor, 6, "it is sparse");
      refuse(tensor, 9, "it has variant tensors");
    }
    for (var operator : subgraph.tables(3, "operator")) {
      refuse(operator, 5, "it has custom options");
    }
  }

  /** The interpreter copies what every entry's buffer holds, and believes that there is one. */
  private void metadata(CheckedTable entry) {
    requireText(entry, 0, "name");
    int buffer = entry.intField(1, 0);
    OperatorReader.requireIndex(buffer, buffers.size(), entry.place() + ", buffer");
    if (!buffers.get(buffer).has(0)) {
      throw MalformedModelException.broken(
          entry.place(), "its buffer (%d) is empty".formatted(buffer));
    }
  }

  private void signature(CheckedTable signature) {
    requireText(signature, 2, "key");
    OperatorReader.requireIndex(
        signature.intField(4, 0),
        model.length(2, "subgraphs", Integer.BYTES),
        signature.place() + ", subgraph");
    for (int field = 0; field < 2; field++) {
      if (!signature.has(field)) {
        throw MalformedModelException.broken(signature.place(), "inputs or outputs are missing");
      }
      signature.tables(field, "tensor").forEach(tensor -> requireText(tensor, 0, "name"));
    }
  }

  /** Throws where a text that may be left out reaches beyond the file. */
  private static void followText(CheckedTable table, int field, String name) {
    table.length(field, name, Byte.BYTES);
  }

  private static void requireText(CheckedTable table, int field, String name) {
    if (table.text(field, name).isEmpty()) {
      throw MalformedModelException.broken(table.place(), "it has no " + name);
    }
  }

  private static void refuse(CheckedTable table, int field, String problem) {
    if (table.has(field)) {
      throw new MalformedModelException(
          table.place(), problem, "it was exported for another runtime than a microcontroller's");
    }
  }
}
