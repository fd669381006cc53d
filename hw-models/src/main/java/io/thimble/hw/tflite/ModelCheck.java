package io.thimble.hw.tflite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Decides whether a stranger's file may be given to TensorFlow Lite's native code, which checks
 * little of what it reads. Stricter than {@link ModelReader}: only operators that Thimble knows,
 * each with the types and shapes that follow from its inputs, and nothing else that the interpreter
 * would follow unchecked.
 */
public final class ModelCheck {
  /** A hundred times the largest network of "Hello Edge". */
  private static final long MOST_WORK = 3_000_000_000L;

  private ModelCheck() {}

  /**
   * Checks a file and returns the model in it.
   *
   * @throws MalformedModelException when it cannot be read, or must not be run
   */
  public static Model check(byte[] file) {
    var model = ModelReader.read(file);
    var root = root(file);
    new FileCheck(root).check();
    var subgraphs = root.tables(2, "subgraph");
    var works = new ArrayList<GraphCheck.Work>();
    Map<Integer, CountedLoop> loops = new TreeMap<>();
    for (int i = 0; i < subgraphs.size(); i++) {
      works.add(
          new GraphCheck(
                  model.graphs(),
                  i,
                  subgraphs.get(i).tables(3, "operator"),
                  scales(subgraphs.get(i), model.graphs().get(i)),
                  loops)
              .check());
    }
    double work = work(works, 0);
    if (work > MOST_WORK) {
      throw new MalformedModelException(
          "the model",
          "one inference takes %.0f multiply-accumulates, more than %d".formatted(work, MOST_WORK),
          "this is no model for a microcontroller");
    }
    return model;
  }

  private static CheckedTable root(byte[] file) {
    var bytes = new CheckedBytes(file);
    return new CheckedTable(bytes, bytes.follow(0, "the root"), "the model");
  }

  private static List<TensorScales> scales(CheckedTable subgraph, Graph graph) {
    var tables = subgraph.tables(0, "tensor");
    var scales = new ArrayList<TensorScales>();
    for (int i = 0; i < tables.size(); i++) {
      scales.add(TensorScales.read(tables.get(i), graph.tensors().get(i)));
    }
    return scales;
  }

  /** Graphs of loops stand behind the graph that runs them, so this ends. */
  private static double work(List<GraphCheck.Work> works, int graph) {
    double work = works.get(graph).own();
    for (var loop : works.get(graph).turns().entrySet()) {
      work += loop.getValue() * work(works, loop.getKey());
    }
    return work;
  }
}
