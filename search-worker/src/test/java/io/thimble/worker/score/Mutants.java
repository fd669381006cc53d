package io.thimble.worker.score;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Damages models where it counts: in the tables, and in constants of few bytes, which are shapes
 * and axes. Weights are left alone, for any of them are as good as others.
 */
final class Mutants {
  private static final int SMALL_CONSTANT = 64;

  /**
   * Numbers of fields in TensorFlow Lite's schema, {@code Model.buffers} and {@code Buffer.data}.
   */
  private static final int BUFFERS = 4;

  private static final int DATA = 0;
  private static final int[] TELLING = {
    -1,
    0,
    1,
    2,
    3,
    4,
    7,
    9,
    17,
    63,
    255,
    1000,
    65_536,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    Float.floatToIntBits(Float.NaN),
    Float.floatToIntBits(1e-30f),
    Float.floatToIntBits(1e30f)
  };

  private final byte[] model;
  private final int[] places;

  Mutants(byte[] model) {
    this.model = model;
    var isWeight = new boolean[model.length];
    var file = ByteBuffer.wrap(model).order(ByteOrder.LITTLE_ENDIAN);
    int buffers = follow(file, field(file, follow(file, 0), BUFFERS));
    for (int i = 0; i < file.getInt(buffers); i++) {
      int data = field(file, follow(file, buffers + Integer.BYTES * (1 + i)), DATA);
      if (data > 0 && file.getInt(follow(file, data)) > SMALL_CONSTANT) {
        int start = follow(file, data) + Integer.BYTES;
        Arrays.fill(isWeight, start, start + file.getInt(start - Integer.BYTES), true);
      }
    }
    places = IntStream.range(0, model.length).filter(i -> !isWeight[i]).toArray();
  }

  /** The model with one to three words or bytes changed. */
  byte[] next(SplittableRandom random) {
    var mutant = model.clone();
    var words = ByteBuffer.wrap(mutant).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i <= random.nextInt(3); i++) {
      int place = places[random.nextInt(places.length)];
      int word = Math.min(place & ~3, model.length - Integer.BYTES);
      switch (random.nextInt(5)) {
        case 0 -> mutant[place] ^= (byte) (1 << random.nextInt(8));
        case 1 -> mutant[place] = (byte) random.nextInt(24);
        case 2 -> words.putInt(word, TELLING[random.nextInt(TELLING.length)]);
        case 3 -> words.putInt(word, words.getInt(word) + random.nextInt(-3, 4));
        case 4 -> words.putInt(word, words.getInt(places[random.nextInt(places.length)] & ~3));
        default -> throw new AssertionError("There are five ways.");
      }
    }
    return mutant;
  }

  /** Where a field of a table stands, or 0. */
  private static int field(ByteBuffer file, int table, int field) {
    int vtable = table - file.getInt(table);
    int entry = 2 * Short.BYTES + field * Short.BYTES;
    int offset = entry < file.getShort(vtable) ? file.getShort(vtable + entry) : 0;
    return offset == 0 ? 0 : table + offset;
  }

  private static int follow(ByteBuffer file, int at) {
    return at + file.getInt(at);
  }
}
