package io.thimble.hw.cost;

import io.thimble.hw.arch.Architecture;
import java.util.stream.IntStream;

/**
 * The memory column of "Hello Edge" (Zhang et al., arXiv 1711.07128, Table 5): 8-bit weights and
 * biases, and the largest pair of a layer's input and output. It knows no runtime, and is here to
 * hold our figures against the paper's.
 */
public final class HelloEdgeMemory {
  private HelloEdgeMemory() {}

  /** Bytes; the paper's KB are 1000 of them. */
  public static long bytes(Architecture architecture) {
    var shapes = architecture.shapes();
    int activations =
        IntStream.range(1, shapes.size())
            .map(i -> shapes.get(i - 1).elements() + shapes.get(i).elements())
            .max()
            .orElseThrow();
    return architecture.parameters() + activations;
  }
}
