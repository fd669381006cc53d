package io.thimble.hw.cost;

import io.thimble.hw.tflite.IntVector;
import io.thimble.hw.tflite.Model;
import io.thimble.hw.tflite.OfflinePlan;
import org.jspecify.annotations.Nullable;

/**
 * The best plan there is for a chain, where each operator reads what the one before it wrote: the
 * activations lie at the arena's two ends in turn, and an operator's scratch between its input and
 * its output. The head is then as large as the busiest step, which no plan can beat, while the
 * greedy planner can be forced to put a third activation on top of two.
 */
final class ChainPlan {
  private ChainPlan() {}

  /**
   * A plan in which both ends meet in the busiest step of a target.
   *
   * @param headBytes the bytes of that step
   * @return null when the model is no chain
   */
  static @Nullable OfflinePlan of(Model model, Lifetimes lifetimes, long headBytes) {
    if (model.graphs().size() > 1) {
      // TFLM looks up offsets by a tensor's index within its graph, whichever graph it is in.
      return null;
    }
    var tensors = model.main().tensors();
    int[] offsets = new int[tensors.size()];
    int planned = 0;
    for (int i = 0; i < offsets.length; i++) {
      if (!tensors.get(i).isPlanned()) {
        offsets[i] = OfflinePlan.PLANNED_ONLINE;
      } else {
        long bytes = lifetimes.tensorBytes(planned);
        offsets[i] = planned % 2 == 0 ? 0 : Math.toIntExact(headBytes - bytes);
        planned++;
      }
    }
    return isChain(lifetimes) ? new OfflinePlan(IntVector.of(offsets)) : null;
  }

  /** Whether no two activations at the same end are in use at the same time. */
  private static boolean isChain(Lifetimes lifetimes) {
    for (int i = 0; i < lifetimes.plannedTensors(); i++) {
      for (int k = i + 2; k < lifetimes.plannedTensors(); k += 2) {
        if (lifetimes.overlap(i, k)) {
          return false;
        }
      }
    }
    return true;
  }
}
