package io.thimble.hw.tflite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A network as the runtime sees it.
 *
 * @param graphs the main graph, and behind it those that loops run
 * @param plan a memory plan that the file brings along
 */
public record Model(List<Graph> graphs, Optional<OfflinePlan> plan) {
  public Model {
    graphs = List.copyOf(graphs);
  }

  /** The graph that an inference runs. */
  public Graph main() {
    return graphs.getFirst();
  }

  /** The operators of all graphs, graph after graph. */
  public Stream<Operator> operators() {
    return graphs.stream().flatMap(graph -> graph.operators().stream());
  }

  /**
   * The operators that nothing is known of but their name, each with its place: {@code operator 3
   * (CUMSUM)}, and the subgraph where it is not the main one.
   */
  public List<String> unknownOperators() {
    var unknown = new ArrayList<String>();
    for (int graph = 0; graph < graphs.size(); graph++) {
      var operators = graphs.get(graph).operators();
      for (int i = 0; i < operators.size(); i++) {
        if (operators.get(i).operation() instanceof Operation.Unknown(String name)) {
          var place = graph == 0 ? "" : " of subgraph %d".formatted(graph);
          unknown.add("operator %d%s (%s)".formatted(i, place, name));
        }
      }
    }
    return List.copyOf(unknown);
  }

  /** The model with this memory plan in place of its own. */
  public Model withPlan(OfflinePlan replacement) {
    return new Model(graphs, Optional.of(replacement));
  }
}
