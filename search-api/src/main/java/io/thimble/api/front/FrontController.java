package io.thimble.api.front;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.thimble.api.Tags;
import io.thimble.api.error.ApiException;
import io.thimble.api.error.ProblemType;
import io.thimble.api.search.Searches;
import io.thimble.api.trial.TrialTable;
import io.thimble.api.trial.Trials;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** {@code GET …/front}, {@code …/front.csv} and {@code …/front/changes}. */
@RestController
@RequestMapping("/api/v1/searches/{id}")
@Tag(name = "front")
class FrontController {
  private final Searches searches;
  private final Trials trials;
  private final Fronts fronts;
  private final Tags tags;

  FrontController(Searches searches, Trials trials, Fronts fronts, Tags tags) {
    this.searches = searches;
    this.trials = trials;
    this.fronts = fronts;
    this.tags = tags;
  }

  @GetMapping("/front")
  @Operation(
      operationId = "getFront",
      summary = "The trials that no other trial dominates, best int8 accuracy first",
      description =
          "With at, as it stood when that event had happened; with device, its members that fit"
              + " that board.")
  @Nullable FrontJson front(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable Long at,
      @RequestParam(required = false) @Nullable String device,
      WebRequest request) {
    var search = searches.require(id);
    if (tags.isKnown(request, search)) {
      return null;
    }
    return fronts.front(search, at == null ? Long.MAX_VALUE : at, Fronts.device(device));
  }

  @GetMapping(value = "/front.csv", produces = "text/csv")
  @Operation(operationId = "getFrontTable", summary = "The front as a table")
  ResponseEntity<String> table(@PathVariable UUID id) {
    var front = trials.onFront(searches.require(id)).stream().sorted(Fronts.BEST_FIRST).toList();
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
        .header("Content-Disposition", "attachment; filename=\"front-%s.csv\"".formatted(id))
        .body(TrialTable.csv(front));
  }

  @GetMapping("/front/changes")
  @Operation(
      operationId = "getFrontChanges",
      summary = "Which trials joined and left the front between two events")
  FrontChangesJson changes(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "0") long from,
      @RequestParam(required = false) @Nullable Long to) {
    var search = searches.require(id);
    if (to != null && to < from) {
      throw ApiException.ofField(
          ProblemType.INVALID_REQUEST,
          "to",
          to,
          "The event to (%d) came before the event from (%d). Maybe they are swapped."
              .formatted(to, from));
    }
    var before = fronts.version(search, from);
    var after = fronts.version(search, to == null ? Long.MAX_VALUE : to);
    return new FrontChangesJson(
        id,
        before.event(),
        after.event(),
        before.hypervolume(),
        after.hypervolume(),
        fronts.members(search, without(after.trials(), before.trials())),
        fronts.members(search, without(before.trials(), after.trials())),
        after.trials().stream().filter(before.trials()::contains).sorted().toList());
  }

  private static List<Integer> without(List<Integer> trials, List<Integer> others) {
    return trials.stream().filter(Predicate.not(others::contains)).toList();
  }
}
