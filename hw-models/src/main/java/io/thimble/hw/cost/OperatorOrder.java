package io.thimble.hw.cost;

import io.thimble.hw.tflite.Graph;
import io.thimble.hw.tflite.IntVector;
import io.thimble.hw.tflite.Operator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * The order of a graph's operators whose busiest step takes the fewest bytes of activations, where
 * a graph branches and so leaves a choice. Source: E. Liberis, N. Lane, "Neural networks on
 * microcontrollers: saving memory at inference via operator reordering" (arXiv 1910.05110): the
 * bytes in use after some operators depend on which have run, not on their order, so the best order
 * is a path through those sets whose largest step is smallest.
 *
 * @param operators indices of the operators, in the order in which they should run
 * @param peakBytes activations in use in the busiest step, each rounded up to 16 bytes
 * @param proven whether no order has a smaller peak; false when the search gave up, and the order
 *     is the graph's own
 */
public record OperatorOrder(List<Integer> operators, long peakBytes, boolean proven) {
  private static final int MOST_SETS = 20_000;

  /** A set of operators has to fit a long. */
  private static final int MOST_OPERATORS = 62;

  public OperatorOrder {
    operators = List.copyOf(operators);
  }

  /** The best order of a graph. */
  public static OperatorOrder best(Graph graph) {
    return graph.operators().size() > MOST_OPERATORS ? given(graph) : new Search(graph).best();
  }

  /** The order in which the graph's operators stand. */
  public static OperatorOrder given(Graph graph) {
    int count = graph.operators().size();
    int[] lastReader = new int[graph.tensors().size()];
    for (int i = 0; i < count; i++) {
      int reader = i;
      graph.operators().get(i).inputs().stream()
          .filter(tensor -> tensor != Operator.ABSENT)
          .forEach(tensor -> lastReader[tensor] = reader + 1);
    }
    graph.outputs().stream().forEach(tensor -> lastReader[tensor] = count + 1);
    var dying = new long[count + 2];
    var there = new HashSet<Integer>();
    long inUse = appear(graph, graph.inputs(), lastReader, there, dying);
    long peak = inUse;
    for (int i = 0; i < count; i++) {
      var outputs = graph.operators().get(i).outputs();
      peak = Math.max(peak, inUse + bytes(graph, outputs));
      inUse += appear(graph, outputs, lastReader, there, dying) - dying[i + 1];
    }
    return new OperatorOrder(IntStream.range(0, count).boxed().toList(), peak, false);
  }

  /** Bytes of tensors that appear and that somebody will read, entered where they die. */
  private static long appear(
      Graph graph, IntVector tensors, int[] lastReader, HashSet<Integer> there, long[] dying) {
    long bytes = 0;
    for (int i = 0; i < tensors.size(); i++) {
      int tensor = tensors.get(i);
      if (lastReader[tensor] > 0 && there.add(tensor)) {
        bytes += bytes(graph, tensor);
        dying[lastReader[tensor]] += bytes(graph, tensor);
      }
    }
    return bytes;
  }

  private static long bytes(Graph graph, IntVector tensors) {
    return tensors.stream().mapToLong(tensor -> bytes(graph, tensor)).sum();
  }

  private static long bytes(Graph graph, int tensor) {
    var what = graph.tensors().get(tensor);
    return what.isPlanned() ? PlannedBuffers.aligned(what.bytes()) : 0;
  }

  private record Reached(long done, long peak) {}

  private static final class Search {
    private final Graph graph;
    private final List<List<Integer>> needs = new ArrayList<>();
    private final Map<Long, Integer> lastOperator = new HashMap<>();

    Search(Graph graph) {
      this.graph = graph;
      var writers = new HashMap<Integer, Integer>();
      for (int i = 0; i < graph.operators().size(); i++) {
        var inputs = graph.operators().get(i).inputs();
        needs.add(inputs.stream().boxed().map(writers::get).filter(w -> w != null).toList());
        int operator = i;
        graph.operators().get(i).outputs().stream().forEach(t -> writers.put(t, operator));
      }
    }

    OperatorOrder best() {
      int count = graph.operators().size();
      long all = (1L << count) - 1;
      var queue = new PriorityQueue<>(Comparator.comparingLong(Reached::peak));
      var peaks = new HashMap<Long, Long>();
      var closed = new HashSet<Long>();
      long start = bytesAfter(new HashSet<>());
      queue.add(new Reached(0, start));
      peaks.put(0L, start);
      while (!queue.isEmpty() && closed.size() < MOST_SETS) {
        var reached = queue.remove();
        if (reached.done == all) {
          return new OperatorOrder(path(all), reached.peak, true);
        }
        if (!closed.add(reached.done)) {
          continue;
        }
        var done = members(reached.done);
        for (int i = 0; i < count; i++) {
          if (!done.contains(i) && done.containsAll(needs.get(i))) {
            long next = reached.done | 1L << i;
            long peak = Math.max(reached.peak, bytesDuring(done, i));
            if (peak < peaks.getOrDefault(next, Long.MAX_VALUE)) {
              peaks.put(next, peak);
              lastOperator.put(next, i);
              queue.add(new Reached(next, peak));
            }
          }
        }
      }
      return given(graph);
    }

    private List<Integer> path(long done) {
      var order = new ArrayList<Integer>();
      for (long left = done; left != 0; left &= ~(1L << order.getFirst())) {
        order.addFirst(lastOperator.get(left));
      }
      return order;
    }

    /** Activations in use while an operator runs: those before it, and what it writes. */
    long bytesDuring(HashSet<Integer> done, int operator) {
      return bytesAfter(done) + bytes(graph, graph.operators().get(operator).outputs());
    }

    /** Activations that are there after some operators and that the rest, or the caller, reads. */
    long bytesAfter(HashSet<Integer> done) {
      var there = new HashSet<Integer>();
      graph.inputs().stream().forEach(there::add);
      var read = new HashSet<Integer>();
      graph.outputs().stream().forEach(read::add);
      for (int i = 0; i < graph.operators().size(); i++) {
        var operator = graph.operators().get(i);
        if (done.contains(i)) {
          operator.outputs().stream().forEach(there::add);
        } else {
          operator.inputs().stream().filter(t -> t != Operator.ABSENT).forEach(read::add);
        }
      }
      there.retainAll(read);
      return there.stream().mapToLong(tensor -> bytes(graph, tensor)).sum();
    }

    private static HashSet<Integer> members(long set) {
      var members = new HashSet<Integer>();
      for (long left = set; left != 0; left &= left - 1) {
        members.add(Long.numberOfTrailingZeros(left));
      }
      return members;
    }
  }
}
