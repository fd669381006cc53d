package io.thimble.hw.cost;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.Conv2d;
import io.thimble.hw.arch.FeatureMap;
import io.thimble.hw.arch.Padding;
import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.tflite.IntVector;
import io.thimble.hw.tflite.Model;
import io.thimble.hw.tflite.ModelWriter;
import io.thimble.hw.tflite.NumberFormat;
import io.thimble.hw.tflite.OfflinePlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all networks of a set cost at least and at most, by the very rules that count a single one.
 * They are applied to the model whose tensors have, dimension by dimension, the least (greatest)
 * sizes of the set.
 *
 * <p>Multiply-accumulates, the runtime's code and the tail of the arena (each request rounds a sum
 * up, see {@link Requests}) never fall when a size rises, so those of that model are bounds as they
 * are. The head may fall, since the greedy planner finds other gaps: it is bounded from below by
 * the largest step, which no plan undercuts, and from above by all buffers one behind the other,
 * which the first gap never exceeds. For the file see {@link SharedVectors}.
 */
public final class CostBounds {
  private final Corners corners;
  private final NumberFormat format;
  private final List<ModelRange> ranges;

  private CostBounds(Corners corners, NumberFormat format) {
    this.corners = corners;
    this.format = format;
    this.ranges = ModelRange.of(corners, format);
  }

  /** The bounds of the set between these networks, in int8. */
  public static CostBounds of(Corners corners) {
    return of(corners, NumberFormat.INT8);
  }

  /** The bounds of the set between these networks, in this format. */
  public static CostBounds of(Corners corners, NumberFormat format) {
    return new CostBounds(corners, format);
  }

  /**
   * No network of the set has more operations; infinite when the corners do not tell. Takes a
   * fraction of the time that {@link #greatest} takes.
   */
  public static double mostOps(Corners corners) {
    var weights = corners.greatestWeights();
    return weights == null
        ? Double.POSITIVE_INFINITY
        : 2.0 * greatestMacs(corners.greatestMaps(), weights).total();
  }

  /** No network of the set costs less of anything. */
  public Estimate least() {
    var memory = corners.leastWeights().frontEnd();
    long modelBytes = Long.MAX_VALUE;
    long arenaBytes = Long.MAX_VALUE;
    for (var range : ranges) {
      modelBytes =
          Math.min(
              modelBytes,
              ModelWriter.lengthBytes(range.least()) - SharedVectors.mostSavedBytes(range));
      arenaBytes = Math.min(arenaBytes, leastArenaBytes(range.least()));
    }
    return estimate(leastMacs(), modelBytes, arenaBytes, memory, corners.smallestMaps().frontEnd());
  }

  /** What {@link #least} allows for vectors that some files of the set may store only once. */
  public long mostSharedBytes() {
    return ranges.stream().mapToLong(SharedVectors::mostSavedBytes).max().orElseThrow();
  }

  /** No network of the set costs more of anything; null when the corners do not tell. */
  public @Nullable Estimate greatest() {
    var weights = corners.greatestWeights();
    if (weights == null) {
      return null;
    }
    long modelBytes = 0;
    long arenaBytes = 0;
    for (var range : ranges) {
      modelBytes =
          Math.max(
              modelBytes,
              ModelWriter.lengthBytes(withPlan(range.greatest()))
                  + SharedVectors.mostAddedBytes(range));
      arenaBytes = Math.max(arenaBytes, greatestArenaBytes(range.greatest()));
    }
    return estimate(
        greatestMacs(corners.greatestMaps(), weights),
        modelBytes,
        arenaBytes,
        weights.frontEnd(),
        corners.greatestMaps().frontEnd());
  }

  private MacsByKind leastMacs() {
    long[] macs = new long[OperatorKind.values().length];
    var map = corners.smallestMaps().input();
    for (int i = 0; i < corners.smallestMaps().layers().size(); i++) {
      var layer = corners.smallestMaps().layers().get(i);
      macs[kind(i)] +=
          layer instanceof Conv2d convolution
                  && corners.leastWeights().layers().get(i) instanceof Conv2d least
              ? leastMacs(map, least, convolution)
              : layer.macs(map);
      map = layer.output(map);
    }
    return MacsByKind.of(macs);
  }

  /** With the least kernel and with the one that leaves the smallest map, both over that input. */
  private static long leastMacs(FeatureMap map, Conv2d least, Conv2d greatest) {
    var output = greatest.output(map);
    var one = least.window();
    var other = greatest.window();
    long inTime = one.kernelHeight() * (long) output.height();
    long inFrequency = one.kernelWidth() * (long) output.width();
    if (one.padding() == Padding.VALID) {
      inTime =
          Math.max(
              inTime,
              leastProducts(
                  map.height(), one.kernelHeight(), other.kernelHeight(), other.strideHeight()));
      inFrequency =
          Math.max(
              inFrequency,
              leastProducts(
                  map.width(), one.kernelWidth(), other.kernelWidth(), other.strideWidth()));
    }
    return inTime * inFrequency * least.filters() * map.channels();
  }

  /**
   * Of kernels from {@code least} to {@code greatest} and an input of at least this many steps: the
   * kernel times its {@code ceil((input - kernel + 1) / stride)} places. Without the rounding that
   * is a concave function of the kernel, so its least value is at an end.
   */
  private static long leastProducts(int input, int least, int greatest, int stride) {
    int first = Math.min(least, input);
    int last = Math.min(greatest, input);
    long products = Math.min((long) first * (input - first + 1), (long) last * (input - last + 1));
    return Math.ceilDiv(products, stride);
  }

  private static MacsByKind greatestMacs(Architecture maps, Architecture weights) {
    long[] macs = new long[OperatorKind.values().length];
    var map = maps.input();
    for (int i = 0; i < maps.layers().size(); i++) {
      var layer = maps.layers().get(i);
      var output = layer.output(map);
      macs[Workload.kind(layer).ordinal()] +=
          weights.layers().get(i) instanceof Conv2d convolution
              ? (long) output.elements() * convolution.window().area() * map.channels()
              : layer.macs(map);
      map = output;
    }
    return MacsByKind.of(macs);
  }

  private int kind(int layer) {
    return Workload.kind(corners.greatestMaps().layers().get(layer)).ordinal();
  }

  private static long leastArenaBytes(Model model) {
    var lifetimes = Lifetimes.of(model);
    return Math.max(
        leastArenaBytes(model, lifetimes, Target.ARM_REFERENCE),
        leastArenaBytes(model, lifetimes, Target.ARM_CMSIS_NN));
  }

  private static long leastArenaBytes(Model model, Lifetimes lifetimes, Target target) {
    var buffers = lifetimes.buffers(target);
    return arenaBytes(model, lifetimes, target, buffers, buffers.largestStepBytes());
  }

  private static long greatestArenaBytes(Model model) {
    var lifetimes = Lifetimes.of(model);
    return Math.max(
        greatestArenaBytes(model, lifetimes, Target.ARM_REFERENCE),
        greatestArenaBytes(model, lifetimes, Target.ARM_CMSIS_NN));
  }

  private static long greatestArenaBytes(Model model, Lifetimes lifetimes, Target target) {
    var buffers = lifetimes.buffers(target);
    return arenaBytes(model, lifetimes, target, buffers, buffers.totalBytes());
  }

  private static long arenaBytes(
      Model model, Lifetimes lifetimes, Target target, PlannedBuffers buffers, long headBytes) {
    int tensors = lifetimes.plannedTensors();
    return Arena.of(model, target, tensors, buffers.count() - tensors, headBytes).minimumBytes();
  }

  /** With a plan in the file, whose length depends on the number of tensors alone. */
  private static Model withPlan(Model model) {
    return model.graphs().size() > 1
        ? model
        : model.withPlan(new OfflinePlan(IntVector.of(new int[model.main().tensors().size()])));
  }

  private Estimate estimate(
      MacsByKind macs, long modelBytes, long arenaBytes, FrontEnd memory, FrontEnd maps) {
    return new Estimate(
        macs.total(),
        macs,
        0,
        new Estimate.Flash(
            modelBytes,
            FlashSize.runtimeBytes(ranges.getFirst().least()),
            FrontEndMemory.flashBytes(memory)),
        new Estimate.Sram(
            arenaBytes,
            arenaBytes,
            arenaBytes,
            arenaBytes,
            FrontEndMemory.bufferBytes(memory)
                - memory.values()
                + (long) format.activations().bytes() * maps.values(),
            ApplicationMemory.audioBytes(memory)),
        List.of());
  }
}
