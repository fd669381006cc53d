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

  /** The free slot at which the last search ended that found nothing. */
  private int missed;

  /** Where an equal vector stands; 0 when none does, and then {@link #putMissed} may follow. */
  int get(IntVector vector) {
    int slot = slot(vector);
    missed = slot;
    return offsets[slot];
  }

  /** Remembers the vector that was just asked for and not found. */
  void putMissed(IntVector vector, int offset) {
    keys[missed] = vector;
    offsets[missed] = offset;
    count++;
    if (4 * count > 3 * keys.length) {
      grow();
    }
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
    for (int i = 0; i < oldKeys.length; i++) {
      var key = oldKeys[i];
      if (key != null) {
        int slot = slot(key);
        keys[slot] = key;
        offsets[slot] = oldOffsets[i];
      }
    }
  }
}
