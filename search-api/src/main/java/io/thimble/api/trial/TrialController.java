package io.thimble.api.trial;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.thimble.api.Tags;
import io.thimble.api.search.Searches;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** {@code GET …/trials}, {@code …/trials.csv} and {@code …/trials/{number}}. */
@RestController
@RequestMapping("/api/v1/searches/{id}")
@Tag(name = "trials")
class TrialController {
  private static final int MOST_ON_A_PAGE = 1_000;

  private final Searches searches;
  private final Trials trials;
  private final Tags tags;

  TrialController(Searches searches, Trials trials, Tags tags) {
    this.searches = searches;
    this.trials = trials;
    this.tags = tags;
  }

  @GetMapping("/trials")
  @Operation(operationId = "listTrials", summary = "The trials of a search, by number")
  @Nullable TrialsJson list(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "-1") int cursor,
      @RequestParam(defaultValue = "" + MOST_ON_A_PAGE) int limit,
      WebRequest request) {
    var search = searches.require(id);
    if (tags.isKnown(request, search)) {
      return null;
    }
    var size = Math.clamp(limit, 1, MOST_ON_A_PAGE);
    var page = trials.after(search, cursor, size + 1);
    if (page.size() <= size) {
      return new TrialsJson(page, null);
    }
    var shown = page.subList(0, size);
    return new TrialsJson(shown, String.valueOf(shown.getLast().trial()));
  }

  @GetMapping(value = "/trials.csv", produces = "text/csv")
  @Operation(
      operationId = "getTrialTable",
      summary = "The trials of a search as a table, decisions in columns that begin with d_")
  ResponseEntity<String> table(@PathVariable UUID id) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
        .header("Content-Disposition", "attachment; filename=\"trials-%s.csv\"".formatted(id))
        .body(TrialTable.csv(trials.of(searches.require(id))));
  }

  @GetMapping("/trials/{number}")
  @Operation(operationId = "getTrial", summary = "One trial")
  @Nullable TrialJson one(@PathVariable UUID id, @PathVariable int number, WebRequest request) {
    var search = searches.require(id);
    return tags.isKnown(request, search) ? null : trials.require(search, number);
  }
}
