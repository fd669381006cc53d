package io.thimble.api.work;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.thimble.api.error.ApiException;
import io.thimble.api.error.ProblemType;
import io.thimble.api.search.Searches;
import io.thimble.api.security.Callers;
import io.thimble.db.work.Tuning;
import io.thimble.db.work.WorkStore;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code PATCH /api/v1/searches/{id}}, and what it has set. */
@RestController
@RequestMapping("/api/v1/searches/{id}")
@Tag(name = "searches")
class TuningController {
  private final Searches searches;
  private final WorkStore work;

  TuningController(Searches searches, WorkStore work) {
    this.searches = searches;
    this.work = work;
  }

  @GetMapping("/tuning")
  @Operation(operationId = "getTuning", summary = "How soon and how broadly a search is trained")
  TuningJson one(@PathVariable UUID id) {
    return TuningJson.of(id, tuning(id));
  }

  @PatchMapping(consumes = {MediaType.APPLICATION_JSON_VALUE, "application/merge-patch+json"})
  @Operation(
      operationId = "changeTuning",
      summary = "Change how soon and how broadly a search is trained; its proposals stay the same")
  TuningJson change(
      @PathVariable UUID id,
      @RequestBody @Schema(type = "object", example = "{\"priority\": 5, \"runningAtOnce\": 3}")
          String patch) {
    searches.require(id);
    var caller = Callers.current();
    return work.tune(id, before -> TuningReader.read(patch, before, caller))
        .map(tuning -> TuningJson.of(id, tuning))
        .orElseThrow(
            () ->
                new ApiException(
                    ProblemType.IMPOSSIBLE_TRANSITION,
                    "The search %s has ended, so nothing of it will be trained. Maybe extend it first."
                        .formatted(id)));
  }

  private Tuning tuning(UUID id) {
    return work.tuning(searches.require(id).id()).orElseThrow();
  }
}
