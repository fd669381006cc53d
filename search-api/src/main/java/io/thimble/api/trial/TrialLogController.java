package io.thimble.api.trial;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.thimble.api.error.ApiException;
import io.thimble.api.search.Searches;
import io.thimble.db.log.TrialLogStore;
import io.thimble.db.trial.TrialStore;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET …/trials/{number}/log}. */
@RestController
@Tag(name = "trials")
class TrialLogController {
  private static final int MOST_ON_A_PAGE = 1_000;

  private final Searches searches;
  private final TrialStore trials;
  private final TrialLogStore log;

  TrialLogController(Searches searches, TrialStore trials, TrialLogStore log) {
    this.searches = searches;
    this.trials = trials;
    this.log = log;
  }

  @GetMapping("/api/v1/searches/{id}/trials/{number}/log")
  @Operation(
      operationId = "getTrialLog",
      summary = "What a trial's attempts printed, oldest first; the newest lines are kept")
  TrialLogJson log(
      @PathVariable UUID id,
      @PathVariable int number,
      @RequestParam(defaultValue = "0") long cursor,
      @RequestParam(defaultValue = "" + MOST_ON_A_PAGE) int limit) {
    if (trials.find(searches.require(id).id(), number).isEmpty()) {
      throw ApiException.ofTrial(id, number);
    }
    var size = Math.clamp(limit, 1, MOST_ON_A_PAGE);
    return TrialLogJson.of(log.after(id, number, cursor, size + 1), size);
  }
}
