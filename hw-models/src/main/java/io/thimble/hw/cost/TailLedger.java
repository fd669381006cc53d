package io.thimble.hw.cost;

import java.util.EnumMap;
import java.util.Map;

/**
 * Keeps a book of what the tail's requests were for. Sizes are those that were asked for; what
 * alignment adds is an entry of its own.
 */
final class TailLedger extends Requests {
  private final Map<TailPart, long[]> byOperator = new EnumMap<>(TailPart.class);
  private final Map<TailPart, Long> totals = new EnumMap<>(TailPart.class);
  private final int operators;
  private TailPart part = TailPart.ALLOCATOR;
  private int operator;
  private long alignmentBytes;

  /** An empty book for a model with so many operators in all of its graphs. */
  TailLedger(int operators) {
    this.operators = operators;
  }

  @Override
  void begin(TailPart next, int forOperator) {
    part = next;
    operator = forOperator;
  }

  @Override
  void add(long size, int alignment) {
    long before = bytes();
    super.add(size, alignment);
    alignmentBytes += bytes() - before - size;
    totals.merge(part, size, Long::sum);
    if (operator != NO_OPERATOR) {
      byOperator.computeIfAbsent(part, _ -> new long[operators])[operator] += size;
    }
  }

  /** Bytes asked for one part, by all operators together. */
  long bytes(TailPart of) {
    return totals.getOrDefault(of, 0L);
  }

  /** Bytes that one operator asked for one part; operators are numbered graph after graph. */
  long bytes(TailPart of, int ofOperator) {
    var bytes = byOperator.get(of);
    return bytes == null ? 0 : bytes[ofOperator];
  }

  /** Bytes that nobody asked for, lost between requests. */
  long alignmentBytes() {
    return alignmentBytes;
  }
}
