package io.thimble.hw.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;

/**
 * One buffer of the arena's head, where the plan puts it. It is in use from its first to its last
 * step, both included; step 0 is before the first operator. A tensor that no operator touches has a
 * place too, and the step -1.
 *
 * @param name for example {@code tensor 3}, {@code graph 1 tensor 0} or {@code scratch 0 of
 *     operator 2}
 * @param bytes its size, a multiple of 16
 * @param offsetBytes its distance from the arena's start
 * @param firstStep the step in which it is first written
 * @param lastStep the last step in which it is read
 */
public record PlacedBuffer(String name, long bytes, long offsetBytes, int firstStep, int lastStep) {
  /** All buffers by a plan that says where each of them lies. */
  static List<PlacedBuffer> all(
      List<String> names, PlannedBuffers buffers, IntToLongFunction offsetBytes) {
    var placed = new ArrayList<PlacedBuffer>();
    for (int i = 0; i < buffers.count(); i++) {
      placed.add(
          new PlacedBuffer(
              names.get(i),
              buffers.bytes(i),
              offsetBytes.applyAsLong(i),
              buffers.firstStep(i),
              buffers.lastStep(i)));
    }
    return placed;
  }
}
