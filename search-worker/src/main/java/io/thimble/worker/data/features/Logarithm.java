package io.thimble.worker.data.features;

/**
 * The logarithm to base two in fixed point: the number of bits gives the whole part, a table with
 * straight lines between its entries the rest. The result is off by less than {@code 3e-5}: {@code
 * h^2 / (8 ln 2) = 1.1e-5} by the lines ({@code h = 1 / 128}), {@code 2^-16} by rounding twice.
 */
public final class Logarithm {
  /** Bits behind the point of a logarithm. */
  public static final int FRACTION_BITS = 16;

  private static final int INDEX_BITS = 7;
  private static final int[] TABLE = table();

  private Logarithm() {}

  /**
   * {@code log2(1 + i / 128)} for {@code i} from 0 to 127, in 16 bits; what would follow is 2^16,
   * of which 16 bits are the first entry again.
   */
  public static int[] table() {
    var table = new int[1 << INDEX_BITS];
    for (int i = 0; i < table.length; i++) {
      double logarithm = StrictMath.log1p((double) i / table.length) / StrictMath.log(2);
      table[i] = (int) StrictMath.rint(logarithm * (1 << FRACTION_BITS));
    }
    return table;
  }

  /**
   * The logarithm.
   *
   * @param value from 0 to {@code 2^62}; 0 counts as 1
   * @return {@code 2^16 log2(value)}
   */
  static int of(long value) {
    long atLeastOne = Math.max(value, 1);
    int whole = 63 - Long.numberOfLeadingZeros(atLeastOne);
    // 24 bits: the leading one, 7 that choose an entry, 16 that choose a place behind it.
    int shift = whole - INDEX_BITS - FRACTION_BITS;
    int mantissa = (int) (shift >= 0 ? atLeastOne >> shift : atLeastOne << -shift);
    int index = (mantissa >> FRACTION_BITS) & (TABLE.length - 1);
    int place = mantissa & 0xFFFF;
    int rise = (TABLE[(index + 1) & (TABLE.length - 1)] - TABLE[index]) & 0xFFFF;
    return (whole << FRACTION_BITS) + TABLE[index] + ((rise * place + (1 << 15)) >> 16);
  }
}
