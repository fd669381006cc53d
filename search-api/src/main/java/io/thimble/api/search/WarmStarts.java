package io.thimble.api.search;

import io.thimble.api.error.ApiException;
import io.thimble.api.error.FieldError;
import io.thimble.api.error.ProblemType;
import io.thimble.hw.search.SearchSpec;
import java.util.ArrayList;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Checks the earlier searches that a spec wants to learn from. */
@Component
class WarmStarts {
  private final Searches searches;

  WarmStarts(Searches searches) {
    this.searches = searches;
  }

  /**
   * Passes when all of them have ended, because what is learnt from must not change any more.
   *
   * @throws ApiException with each that has not, or that does not exist
   */
  void require(SearchSpec spec) {
    var errors = new ArrayList<FieldError>();
    for (int i = 0; i < spec.warmStart().size(); i++) {
      var id = spec.warmStart().get(i);
      var problem = problem(id);
      if (!problem.isEmpty()) {
        errors.add(new FieldError("warmStart[%d]".formatted(i), id.toString(), problem));
      }
    }
    if (!errors.isEmpty()) {
      throw ApiException.ofFields(ProblemType.UNUSABLE_WARM_START, errors);
    }
  }

  /** What is wrong with it, or nothing. */
  private String problem(UUID id) {
    var search = searches.find(id);
    if (search.isEmpty()) {
      return "There is no search %s. Maybe ./thimble status --all lists the one you mean."
          .formatted(id);
    }
    var state = search.get().state();
    return state.isFinal()
        ? ""
        : "The search %s is %s. Maybe wait until it has ended, or cancel it."
            .formatted(id, state.name().toLowerCase(Locale.ROOT));
  }
}
