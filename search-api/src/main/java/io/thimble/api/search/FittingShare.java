package io.thimble.api.search;

import io.thimble.api.Recent;
import io.thimble.hw.budget.Feasibility;
import io.thimble.hw.budget.Share;
import io.thimble.hw.search.SearchSpec;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The share of a search's space that fits its budget. It follows from the spec and takes some
 * milliseconds, so that of the searches that were asked for last is kept.
 */
@Component
class FittingShare {
  private static final int MOST_KEPT = 64;

  private final Recent<UUID, Optional<Share>> kept = new Recent<>(MOST_KEPT);

  /** Empty where the question was given up. */
  Optional<Share> of(UUID search, SearchSpec spec) {
    var before = kept.find(search);
    if (before.isPresent()) {
      return before.get();
    }
    var share =
        switch (Feasibility.of(spec)) {
          case Feasibility.Admits admits -> Optional.of(admits.overall());
          case Feasibility.Nothing _, Feasibility.Undecided _ -> Optional.<Share>empty();
        };
    kept.keep(search, share);
    return share;
  }
}
