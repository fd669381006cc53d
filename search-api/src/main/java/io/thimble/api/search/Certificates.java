package io.thimble.api.search;

import io.thimble.api.Recent;
import io.thimble.hw.arch.Family;
import io.thimble.hw.budget.Budget;
import io.thimble.hw.budget.Feasibility;
import io.thimble.hw.search.SearchSpec;
import io.thimble.hw.tflite.NumberFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether searches have anything to propose. It follows from little of a spec and takes tens of
 * milliseconds of a processor, so the answers given last are kept: scripts post the same budget
 * with other data, seeds and names.
 */
@Component
class Certificates {
  private static final int MOST_KEPT = 256;

  private final Recent<Question, Feasibility> kept = new Recent<>(MOST_KEPT);

  /**
   * What a search has to propose.
   *
   * @throws IllegalArgumentException as {@link Feasibility#of} does
   */
  Feasibility of(SearchSpec spec) {
    var question =
        new Question(
            spec.families(), spec.labels().size(), spec.format(), spec.budget(), spec.device());
    return kept.find(question)
        .orElseGet(
            () -> {
              var answer = Feasibility.of(spec);
              kept.keep(question, answer);
              return answer;
            });
  }

  /** All that the answer depends on. */
  private record Question(
      List<Family> families,
      int classes,
      NumberFormat format,
      Budget budget,
      @Nullable String device) {}
}
