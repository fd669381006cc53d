package io.thimble.hw.cost;

import io.thimble.hw.tflite.Model;
import java.util.List;

/**
 * Where the figures of an {@link Estimate} come from, operator by operator and byte by byte. It is
 * made when somebody asks for it; estimates themselves do without.
 *
 * @param operators each operator of the model once, in the order in which they first run
 * @param order what the order of the main graph's operators is worth
 * @param reference the arena with TFLM's portable kernels
 * @param cmsisNn the arena with CMSIS-NN's kernels for DSP instructions
 * @param helium the arena with CMSIS-NN's kernels for Helium, whose scratch was read, not measured
 */
public record EstimateDetail(
    List<OperatorDetail> operators,
    OrderDetail order,
    ArenaDetail reference,
    ArenaDetail cmsisNn,
    ArenaDetail helium) {
  public EstimateDetail {
    operators = List.copyOf(operators);
  }

  /** That of a model, which was read from a file or stands for an architecture. */
  public static EstimateDetail of(Model model) {
    var lifetimes = Lifetimes.of(model);
    var reference = new ArenaAccount(model, lifetimes, Target.ARM_REFERENCE);
    var cmsisNn = new ArenaAccount(model, lifetimes, Target.ARM_CMSIS_NN);
    var operators =
        OperatorCost.of(model).stream()
            .map(
                cost ->
                    OperatorDetail.of(
                        cost,
                        reference.memory(cost.graph(), cost.index()),
                        cmsisNn.memory(cost.graph(), cost.index())))
            .toList();
    return new EstimateDetail(
        operators,
        OrderDetail.of(model.main()),
        reference.detail(),
        cmsisNn.detail(),
        new ArenaAccount(model, lifetimes, Target.ARM_CMSIS_NN_MVE).detail());
  }
}
