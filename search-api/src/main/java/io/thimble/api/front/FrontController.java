package io.thimble.api.front;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.thimble.api.search.Searches;
import io.thimble.api.trial.AccuracyJson;
import io.thimble.api.trial.TrialJson;
import io.thimble.api.trial.TrialTable;
import io.thimble.api.trial.Trials;
import io.thimble.hw.search.SearchSpecJson;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET …/front} and {@code …/front.csv}. */
@RestController
@RequestMapping("/api/v1/searches/{id}")
@Tag(name = "front")
class FrontController {
  /** Best first; of two that hear as well, the smaller. */
  private static final Comparator<TrialJson> BEST_FIRST =
      Comparator.comparingDouble(FrontController::accuracy)
          .reversed()
          .thenComparingLong(TrialJson::flashBytes)
          .thenComparingInt(TrialJson::trial);

  private final Searches searches;
  private final Trials trials;
  private final JsonMapper mapper;

  FrontController(Searches searches, Trials trials, JsonMapper mapper) {
    this.searches = searches;
    this.trials = trials;
    this.mapper = mapper;
  }

  @GetMapping("/front")
  @Operation(summary = "The trials that no other trial dominates, best int8 accuracy first")
  FrontJson front(@PathVariable UUID id) {
    var search = searches.require(id);
    var all = trials.of(search);
    var front = front(all).stream().map(FrontMember::of).toList();
    return new FrontJson(
        search.id(),
        search.state().name().toLowerCase(Locale.ROOT),
        mapper.readTree(SearchSpecJson.write(search.spec())),
        (int) all.stream().filter(FrontController::isScored).count(),
        FrontHash.of(front),
        search.hypervolume(),
        front);
  }

  @GetMapping(value = "/front.csv", produces = "text/csv")
  @Operation(summary = "The front as a table")
  ResponseEntity<String> table(@PathVariable UUID id) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
        .header("Content-Disposition", "attachment; filename=\"front-%s.csv\"".formatted(id))
        .body(TrialTable.csv(front(trials.of(searches.require(id)))));
  }

  private static List<TrialJson> front(List<TrialJson> trials) {
    return trials.stream().filter(TrialJson::onFront).sorted(BEST_FIRST).toList();
  }

  private static boolean isScored(TrialJson trial) {
    return trial.int8Accuracy().validation() != null && trial.replicaOf() == null;
  }

  private static double accuracy(TrialJson trial) {
    AccuracyJson validation = trial.int8Accuracy().validation();
    return validation == null ? 0 : validation.accuracy();
  }
}
