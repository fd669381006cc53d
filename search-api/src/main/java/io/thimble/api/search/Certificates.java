package io.thimble.api.search;

import io.thimble.api.Recent;
import io.thimble.hw.arch.Family;
import io.thimble.hw.budget.Budget;
import io.thimble.hw.budget.Explorer;
import io.thimble.hw.budget.Extent;
import io.thimble.hw.budget.Feasibility;
import io.thimble.hw.device.Device;
import io.thimble.hw.search.SearchSpec;
import io.thimble.hw.tflite.NumberFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether searches have anything to propose. It follows from little of a spec and takes tens of
 * milliseconds of a processor, so the answers given last are kept: scripts post the same budget
 * with other data, seeds and names. People move a slider, so what was found out about the spaces is
 * kept too.
 */
@Component
class Certificates {
  private static final int MOST_KEPT = 256;

  private final Explorer explorer = new Explorer();
  private final Recent<Question, Feasibility> kept = new Recent<>(MOST_KEPT);
  private final Recent<Question, Optional<Extent>> extents = new Recent<>(MOST_KEPT);
  private final Recent<Question, Optional<Budget>> nearest = new Recent<>(MOST_KEPT);
  private final Recent<Question, List<Device>> boards = new Recent<>(MOST_KEPT);

  /** What works the answers out. */
  Explorer explorer() {
    return explorer;
  }

  /**
   * What a search has to propose.
   *
   * @throws IllegalArgumentException as {@link Feasibility#of} does
   */
  Feasibility of(SearchSpec spec) {
    return kept(kept, spec, () -> explorer.feasibility(spec));
  }

  /** The smallest and the largest network that fit; empty when none was found. */
  Optional<Extent> extent(SearchSpec spec) {
    return kept(extents, spec, () -> explorer.extent(spec));
  }

  /** A budget that something fits; empty when the board holds nothing. */
  Optional<Budget> nearest(SearchSpec spec, Feasibility.Nothing nothing) {
    return kept(nearest, spec, () -> explorer.nearest(spec, nothing));
  }

  /** Other boards on which something fits the budget, where the board is what is too small. */
  List<Device> boards(SearchSpec spec, Feasibility.Nothing nothing) {
    return kept(boards, spec, () -> explorer.boards(spec, nothing));
  }

  private static <T> T kept(Recent<Question, T> kept, SearchSpec spec, Supplier<T> answer) {
    var question =
        new Question(
            spec.families(), spec.labels().size(), spec.format(), spec.budget(), spec.device());
    return kept.find(question)
        .orElseGet(
            () -> {
              var found = answer.get();
              kept.keep(question, found);
              return found;
            });
  }

  /** All that the answers depend on. */
  private record Question(
      List<Family> families,
      int classes,
      NumberFormat format,
      Budget budget,
      @Nullable String device) {}
}
