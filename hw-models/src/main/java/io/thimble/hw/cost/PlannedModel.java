package io.thimble.hw.cost;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.tflite.Flavour;
import io.thimble.hw.tflite.Lowering;
import io.thimble.hw.tflite.Model;
import io.thimble.hw.tflite.ModelWriter;
import io.thimble.hw.tflite.NumberFormat;
import io.thimble.hw.tflite.QuantizedNetwork;
import org.jspecify.annotations.Nullable;

/**
 * A model as it ships, with the arenas that it takes. Where the greedy planner of the runtime needs
 * more than it must, the file brings a better plan along, as long as the SRAM that it saves is more
 * than the flash that it costs.
 *
 * @param model the model, with a plan or without
 * @param lengthBytes the length of its file
 * @param reference the arena with reference kernels
 * @param cmsisNn the arena with CMSIS-NN kernels and DSP instructions
 */
public record PlannedModel(Model model, int lengthBytes, Arena reference, Arena cmsisNn) {
  /** What ships for an architecture. */
  public static PlannedModel of(Architecture architecture) {
    return of(Lowering.of(architecture));
  }

  /** What ships for an architecture in this format. */
  public static PlannedModel of(Architecture architecture, NumberFormat format) {
    return of(Lowering.of(architecture, format));
  }

  /** What ships for a model that has no plan yet. */
  public static PlannedModel of(Model model) {
    var lifetimes = Lifetimes.of(model);
    var cmsisNn = lifetimes.buffers(Target.ARM_CMSIS_NN);
    var reference =
        Scratch.isNeeded(model, Target.ARM_REFERENCE)
            ? lifetimes.buffers(Target.ARM_REFERENCE)
            : null;
    var greedy = greedy(model, lifetimes, reference, cmsisNn);
    long needed =
        Math.max(cmsisNn.largestStepBytes(), reference == null ? 0 : reference.largestStepBytes());
    boolean greedyIsBest =
        needed >= Math.max(greedy.reference.headBytes(), greedy.cmsisNn.headBytes());
    var planned = greedyIsBest ? null : planned(model, lifetimes, needed);
    return planned != null && planned.savedBytes(greedy) > 0 ? planned : greedy;
  }

  /**
   * The bytes that ship for a trained network; their number and arena are those of its estimate.
   *
   * @throws IllegalArgumentException when a layer's integers do not fit its shape, or a
   *     quantization is not the one that the runtimes demand
   */
  public static byte[] write(QuantizedNetwork network) {
    return write(network, Flavour.MICRO);
  }

  /** As {@link #write(QuantizedNetwork)}, in this flavour; the other one is not what ships. */
  public static byte[] write(QuantizedNetwork network, Flavour flavour) {
    return ModelWriter.write(
        of(network.architecture(), network.format()).model(), network, flavour);
  }

  /** The arena to reserve so that either kernel library works. */
  public long arenaBytes() {
    return Math.max(reference.minimumBytes(), cmsisNn.minimumBytes());
  }

  /** Where reference kernels need no scratch, their buffers are the first of CMSIS-NN's. */
  private static PlannedModel greedy(
      Model model,
      Lifetimes lifetimes,
      @Nullable PlannedBuffers reference,
      PlannedBuffers cmsisNn) {
    int length = ModelWriter.lengthBytes(model);
    if (reference != null) {
      return new PlannedModel(
          model,
          length,
          Arena.of(model, lifetimes, reference, Target.ARM_REFERENCE),
          Arena.of(model, lifetimes, cmsisNn, Target.ARM_CMSIS_NN));
    }
    int tensors = lifetimes.plannedTensors();
    var plans = GreedyPlan.pair(cmsisNn, tensors);
    return new PlannedModel(
        model,
        length,
        Arena.of(model, Target.ARM_REFERENCE, tensors, 0, plans.some().bytes()),
        Arena.of(
            model, Target.ARM_CMSIS_NN, tensors, cmsisNn.count() - tensors, plans.all().bytes()));
  }

  private static @Nullable PlannedModel planned(Model model, Lifetimes lifetimes, long headBytes) {
    var plan = ChainPlan.of(model, lifetimes, headBytes);
    if (plan == null) {
      return null;
    }
    var planned = model.withPlan(plan);
    return new PlannedModel(
        planned,
        ModelWriter.lengthBytes(planned),
        Arena.of(planned, Target.ARM_REFERENCE),
        Arena.of(planned, Target.ARM_CMSIS_NN));
  }

  /** SRAM saved against another form of the same model, less the flash that it costs more. */
  private long savedBytes(PlannedModel other) {
    return other.arenaBytes() - arenaBytes() - (lengthBytes - other.lengthBytes);
  }
}
