package io.thimble.hw.tflite;

import org.jspecify.annotations.Nullable;

/**
 * Where vectors stand in a file. A hash table with open addressing: a file has a few dozen of them,
 * and looking them up takes a good part of an estimate's time.
 */
final class VectorOffsets {
  private @Nullable IntVector[] keys = new @Nullable IntVector[128];
  private int[] offsets = new int[128];
  private int count;

  /** Where an equal vector stands; 0 when none does. */
  int get(IntVector vector) {
    return offsets[slot(vector)];
  }

  /** Remembers a vector that is not there yet. */
  void put(IntVector vector, int offset) {
    if (4 * count == 3 * keys.length) {
      grow();
    }
    int slot = slot(vector);
    keys[slot] = vector;
    offsets[slot] = offset;
    count++;
  }

  private int slot(IntVector vector) {
    int hash = vector.hashCode();
    int slot = (hash ^ hash >>> 7) & keys.length - 1;
    var key = keys[slot];
    while (key != null && !key.equals(vector)) {
      slot = slot + 1 & keys.length - 1;
      key = keys[slot];
    }
    return slot;
  }

  private void grow() {
    var oldKeys = keys;
    int[] oldOffsets = offsets;
    keys = new @Nullable IntVector[2 * oldKeys.length];
    offsets = new int[2 * oldOffsets.length];
    count = 0;
    for (int i = 0; i < oldKeys.length; i++) {
      var key = oldKeys[i];
      if (key != null) {
        put(key, oldOffsets[i]);
      }
    }
  }
}
