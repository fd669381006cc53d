package io.thimble.hw.cost;

import io.thimble.hw.arch.Window;
import io.thimble.hw.tflite.Graph;
import io.thimble.hw.tflite.IntVector;
import io.thimble.hw.tflite.Operation;
import io.thimble.hw.tflite.Operator;
import io.thimble.hw.tflite.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * By how much the length of a file may miss those of the least and the greatest model of a range.
 *
 * <p>A file grows step by step (FlatBuffers writes backwards): each step rounds the length up to a
 * multiple of 4, 8 or 16 and adds something to it. Such a step never gives less for more, so with
 * the same steps the least model has the shortest file, padding included. But {@link
 * io.thimble.hw.tflite.ModelWriter} stores equal vectors of integers (shapes, indices) and equal
 * numbers of zero points once, and which are equal differs from network to network.
 *
 * <p>A vector of {@code n} bytes that is left out shortens the file by no more than {@code n}
 * rounded up to 16: to move all that follows by a multiple of 16 changes no padding. So the least
 * length is that of the least model, less this for each vector that is written there although it
 * may equal an earlier one in another network; where every one that may be left out is left out,
 * each network takes all the steps that are left. The greatest length follows the same way, with
 * the vectors that are left out in the greatest model and may be written elsewhere.
 *
 * <p>Without its vector a table may start off a multiple of 4. It is then two bytes longer and has
 * a vtable of its own, {@link #VTABLE_BYTES} at the most. Constants have their data in between.
 */
final class SharedVectors {
  /** Its header of 4, 2 for each of a tensor's or operator's 12 fields at the most, and padding. */
  private static final int VTABLE_BYTES = 32;

  /** A table of 20 at the most (depthwise: five fields of 12, two bytes), rounded up to 16. */
  private static final int OPTIONS_BYTES = 32;

  private static final int ALIGNMENT_BYTES = 16;

  /**
   * A vector in all networks of the range.
   *
   * @param leastBytes what the least one takes at the most, padding included
   * @param greatestBytes what the greatest one takes at the most, padding included
   */
  private record Item(IntVector least, IntVector greatest, long leastBytes, long greatestBytes) {
    boolean isFixed() {
      return least.equals(greatest);
    }

    boolean mayEqual(Item other) {
      if (least.size() != other.least.size()) {
        return false;
      }
      for (int i = 0; i < least.size(); i++) {
        if (least.get(i) > other.greatest.get(i) || other.least.get(i) > greatest.get(i)) {
          return false;
        }
      }
      return true;
    }
  }

  private SharedVectors() {}

  /** What a file of the range may save against the least model's. */
  static long mostSavedBytes(ModelRange range) {
    if (range.least() == range.greatest()) {
      return 0;
    }
    return mostSavedBytes(integers(range))
        + mostSavedBytes(zeroPoints(range))
        + mostSavedBytes(strides(range));
  }

  /** What a file of the range may have on top of the greatest model's. */
  static long mostAddedBytes(ModelRange range) {
    if (range.least() == range.greatest()) {
      return 0;
    }
    return mostAddedBytes(integers(range))
        + mostAddedBytes(zeroPoints(range))
        + mostAddedBytes(strides(range));
  }

  private static long mostSavedBytes(List<Item> items) {
    long saved = 0;
    for (int i = 0; i < items.size(); i++) {
      var item = items.get(i);
      boolean maySave = false;
      boolean savedAnyway = false;
      for (int k = 0; k < i && !savedAnyway; k++) {
        var earlier = items.get(k);
        savedAnyway = item.least.equals(earlier.least);
        maySave |= !savedAnyway && item.mayEqual(earlier);
      }
      saved += maySave && !savedAnyway ? item.leastBytes : 0;
    }
    return saved;
  }

  private static long mostAddedBytes(List<Item> items) {
    long added = 0;
    for (int i = 0; i < items.size(); i++) {
      var item = items.get(i);
      boolean left = false;
      boolean alwaysLeft = false;
      for (int k = 0; k < i && !alwaysLeft; k++) {
        var earlier = items.get(k);
        boolean equal = item.greatest.equals(earlier.greatest);
        left |= equal;
        alwaysLeft = equal && item.isFixed() && earlier.isFixed();
      }
      added += left && !alwaysLeft ? item.greatestBytes : 0;
    }
    return added;
  }

  /** Shapes and indices, in the order in which they are written. */
  private static List<Item> integers(ModelRange range) {
    var items = new ArrayList<Item>();
    for (int i = 0; i < range.least().graphs().size(); i++) {
      var least = range.least().graphs().get(i);
      var greatest = range.greatest().graphs().get(i);
      boolean[] bare = withoutOwnVectors(i, least);
      for (int k = 0; k < least.tensors().size(); k++) {
        items.add(
            integers(
                least.tensors().get(k).shape(),
                greatest.tensors().get(k).shape(),
                bare[k] ? VTABLE_BYTES : 0));
      }
      for (var operator : least.operators()) {
        items.add(indices(operator.inputs()));
        items.add(indices(operator.outputs()));
        if (!operator.intermediates().isEmpty()) {
          items.add(indices(operator.intermediates()));
        }
      }
      items.add(indices(least.inputs()));
      items.add(indices(least.outputs()));
    }
    return items;
  }

  /** Tensors with neither data nor scales of their own, whose table may follow the one before. */
  private static boolean[] withoutOwnVectors(int index, Graph graph) {
    boolean[] bare = new boolean[graph.tensors().size()];
    for (int i = 0; i < bare.length; i++) {
      var tensor = graph.tensors().get(i);
      bare[i] = !tensor.constant() && tensor.scales() == 0;
    }
    for (var operator : graph.operators()) {
      var operation = operator.operation();
      if (operation instanceof Operation.While || operation.sameScaleAsInput() >= 0) {
        operator.outputs().stream().forEach(output -> bare[output] = true);
      }
    }
    if (index > 0) {
      // What a loop carries has the scales that it has outside.
      graph.inputs().stream().forEach(input -> bare[input] = true);
    }
    return bare;
  }

  private static Item indices(IntVector indices) {
    return integers(indices, indices, VTABLE_BYTES);
  }

  private static Item integers(IntVector least, IntVector greatest, int vtableBytes) {
    long bytes = aligned(Integer.BYTES * (1L + least.size())) + vtableBytes;
    return new Item(least, greatest, bytes, bytes);
  }

  /** As many zero points as there are scales. */
  private static List<Item> zeroPoints(ModelRange range) {
    var items = new ArrayList<Item>();
    for (int i = 0; i < range.least().graphs().size(); i++) {
      var least = range.least().graphs().get(i).tensors();
      var greatest = range.greatest().graphs().get(i).tensors();
      for (int k = 0; k < least.size(); k++) {
        if (least.get(k).constant() && least.get(k).scales() > 0) {
          items.add(zeroPoints(least.get(k), greatest.get(k)));
        }
      }
    }
    return items;
  }

  private static Item zeroPoints(Tensor least, Tensor greatest) {
    return new Item(
        IntVector.of(least.scales()),
        IntVector.of(greatest.scales()),
        zeroPointBytes(least.scales()),
        zeroPointBytes(greatest.scales()));
  }

  /**
   * What the options of convolutions differ in; equal ones are stored once. Strides count negative,
   * as the least model has the greatest.
   */
  private static List<Item> strides(ModelRange range) {
    var items = new ArrayList<Item>();
    for (int i = 0; i < range.least().graphs().size(); i++) {
      var least = range.least().graphs().get(i).operators();
      var greatest = range.greatest().graphs().get(i).operators();
      for (int k = 0; k < least.size(); k++) {
        var strides = strides(least.get(k));
        if (!strides.isEmpty()) {
          items.add(new Item(strides, strides(greatest.get(k)), OPTIONS_BYTES, OPTIONS_BYTES));
        }
      }
    }
    return items;
  }

  private static IntVector strides(Operator operator) {
    return switch (operator.operation()) {
      case Operation.Convolution(Window window, _, _) ->
          IntVector.of(0, -window.strideHeight(), -window.strideWidth());
      case Operation.DepthwiseConvolution(Window window, _, _) ->
          IntVector.of(1, -window.strideHeight(), -window.strideWidth());
      case Operation.FullyConnected _,
          Operation.AveragePool _,
          Operation.MaxPool _,
          Operation.Gather _,
          Operation.Split _,
          Operation.StridedSlice _,
          Operation.While _,
          Operation.Plain _,
          Operation.Unknown _ ->
          IntVector.EMPTY;
    };
  }

  private static long zeroPointBytes(int scales) {
    return aligned(Integer.BYTES + Long.BYTES * (long) scales);
  }

  private static long aligned(long bytes) {
    return (bytes + ALIGNMENT_BYTES - 1) & -ALIGNMENT_BYTES;
  }
}
