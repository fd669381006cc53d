package io.thimble.worker.export;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lists of integers as C initialises arrays with them. */
final class CValues {
  private static final int VALUES_A_LINE = 16;

  private CValues() {}

  /** 16-bit integers. */
  static String of(short[] values) {
    return lines(IntStream.range(0, values.length).map(i -> values[i]));
  }

  /** Little-endian integers of one or two bytes each. */
  static String of(byte[] values, int elementBytes) {
    var buffer = ByteBuffer.wrap(values).order(ByteOrder.LITTLE_ENDIAN);
    return lines(
        IntStream.range(0, values.length / elementBytes)
            .map(i -> elementBytes == Byte.BYTES ? buffer.get(i) : buffer.getShort(2 * i)));
  }

  private static String lines(IntStream values) {
    var numbers = values.mapToObj(Integer::toString).toList();
    return IntStream.iterate(0, from -> from < numbers.size(), from -> from + VALUES_A_LINE)
        .mapToObj(from -> numbers.subList(from, Math.min(from + VALUES_A_LINE, numbers.size())))
        .map(line -> line.stream().collect(Collectors.joining(", ", "    ", ",\n")))
        .collect(Collectors.joining());
  }
}
