package io.thimble.hw.tflite;

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

  /** The model with this memory plan in place of its own. */
  public Model withPlan(OfflinePlan replacement) {
    return new Model(graphs, Optional.of(replacement));
  }
}
