package io.thimble.hw.tflite;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Integers that never change: a tensor's shape, or indices of tensors. */
public final class IntVector {
  /** No integers. */
  public static final IntVector EMPTY = new IntVector(new int[0]);

  /** Vectors of one integer, which indices of outputs and shapes of biases mostly are. */
  private static final IntVector[] SINGLES = new IntVector[512];

  static {
    for (int i = 0; i < SINGLES.length; i++) {
      SINGLES[i] = new IntVector(new int[] {i});
    }
  }

  private final int[] values;
  private final int hash;

  /** The product once it was asked for; -1 before, as with a string's hash. */
  private long product = -1;

  private IntVector(int[] values) {
    this.values = values;
    int result = 1;
    for (int value : values) {
      result = 31 * result + value;
    }
    this.hash = result;
  }

  /** These integers, in this order. */
  public static IntVector of(int... values) {
    return new IntVector(values.clone());
  }

  /** As {@link #of}, for an array that nobody else keeps. */
  static IntVector owning(int... values) {
    return new IntVector(values);
  }

  /** How many there are. */
  public int size() {
    return values.length;
  }

  /** A vector of one integer. */
  static IntVector single(int value) {
    return 0 <= value && value < SINGLES.length ? SINGLES[value] : new IntVector(new int[] {value});
  }

  /** The integer at this index, counted from 0. */
  public int get(int index) {
    return values[index];
  }

  /** The last integer; there must be one. */
  public int last() {
    return values[values.length - 1];
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return values.length == 0;
  }

  /**
   * All of them multiplied with each other, 1 for none; none may be negative.
   *
   * @throws ArithmeticException when a long is too small for it
   */
  public long product() {
    if (product < 0) {
      long result = 1;
      for (int value : values) {
        result = Math.multiplyExact(result, (long) value);
      }
      product = result;
    }
    return product;
  }

  /** In order. */
  public IntStream stream() {
    return Arrays.stream(values);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IntVector vector && hash == vector.hash && hasValuesOf(vector);
  }

  private boolean hasValuesOf(IntVector other) {
    if (values.length != other.values.length) {
      return false;
    }
    for (int i = 0; i < values.length; i++) {
      if (values[i] != other.values[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
