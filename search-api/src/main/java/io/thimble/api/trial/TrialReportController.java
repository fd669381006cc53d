package io.thimble.api.trial;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.thimble.api.Tags;
import io.thimble.api.error.ApiException;
import io.thimble.api.search.Searches;
import io.thimble.db.trial.TrialPages;
import io.thimble.db.trial.TrialReportStore;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** {@code GET …/trials/{number}/report}. */
@RestController
@Tag(name = "trials")
class TrialReportController {
  private final Searches searches;
  private final TrialPages trials;
  private final TrialReportStore reports;
  private final Tags tags;

  TrialReportController(Searches searches, TrialPages trials, TrialReportStore reports, Tags tags) {
    this.searches = searches;
    this.trials = trials;
    this.reports = reports;
    this.tags = tags;
  }

  @GetMapping("/api/v1/searches/{id}/trials/{number}/report")
  @Operation(
      operationId = "getTrialReport",
      summary = "How a trial learnt, what it mishears, and what each layer lost to quantization")
  @Nullable TrialReportJson report(
      @PathVariable UUID id, @PathVariable int number, WebRequest request) {
    var search = searches.require(id);
    if (tags.isKnown(request, search)) {
      return null;
    }
    var numbers = List.of(number);
    if (trials.numbered(id, numbers).isEmpty()) {
      throw ApiException.ofTrial(id, number);
    }
    return TrialReportJson.of(
        search.spec().labels(),
        reports.curve(id, number),
        trials.rungs(id, numbers),
        reports.find(id, number));
  }
}
