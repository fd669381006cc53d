package io.thimble.hw.cost;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where buffers lie in the arena's head. Source: TFLM, greedy_memory_planner.cc, {@code
 * CalculateOffsetsIfNeeded}: buffers with a fixed offset first, then by size, the largest first and
 * among equals the one that was added last; each goes into the first gap that is large enough among
 * the buffers whose life overlaps its own.
 *
 * @param offsetsBytes the offset of each buffer, in the order in which they were given
 * @param bytes the head's size
 */
record GreedyPlan(List<Long> offsetsBytes, long bytes) {
  private record Placed(PlannedBuffer buffer, long offset) {
    long end() {
      return offset + buffer.bytes();
    }
  }

  static GreedyPlan of(List<PlannedBuffer> buffers) {
    var offsets = new Long[buffers.size()];
    var placed = new ArrayList<Placed>();
    for (int index : order(buffers)) {
      var buffer = buffers.get(index);
      offsets[index] = buffer.isFixed() ? buffer.fixedOffsetBytes() : firstGap(buffer, placed);
      insert(new Placed(buffer, offsets[index]), placed);
    }
    return new GreedyPlan(List.of(offsets), placed.stream().mapToLong(Placed::end).max().orElse(0));
  }

  private static List<Integer> order(List<PlannedBuffer> buffers) {
    var fixed =
        IntStream.range(0, buffers.size()).boxed().filter(index -> buffers.get(index).isFixed());
    var free =
        IntStream.range(0, buffers.size())
            .boxed()
            .filter(index -> !buffers.get(index).isFixed())
            .sorted(
                Comparator.comparing((Integer index) -> buffers.get(index).bytes())
                    .thenComparing(Comparator.naturalOrder())
                    .reversed());
    return Stream.concat(fixed, free).toList();
  }

  /** Goes through the buffers in use at the same time, by offset, up to a large enough gap. */
  private static long firstGap(PlannedBuffer wanted, List<Placed> byOffset) {
    long candidate = 0;
    for (var other : byOffset) {
      if (other.buffer().livesWith(wanted)) {
        if (other.offset() - candidate >= wanted.bytes()) {
          return candidate;
        }
        candidate = Math.max(candidate, other.end());
      }
    }
    return candidate;
  }

  /** Behind all entries with the same or a smaller offset. */
  private static void insert(Placed entry, List<Placed> byOffset) {
    int at = byOffset.size();
    while (at > 0 && byOffset.get(at - 1).offset() > entry.offset()) {
      at--;
    }
    byOffset.add(at, entry);
  }
}
