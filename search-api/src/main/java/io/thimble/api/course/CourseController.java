package io.thimble.api.course;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.thimble.api.Tags;
import io.thimble.api.search.Searches;
import io.thimble.api.trial.QuickChances;
import io.thimble.db.course.CourseStore;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** {@code GET …/points}, {@code …/hypervolume} and {@code …/attempts}. */
@RestController
@RequestMapping("/api/v1/searches/{id}")
@Tag(name = "course")
class CourseController {
  private static final int MOST_ATTEMPTS = 20_000;

  private final Searches searches;
  private final CourseStore store;
  private final Points points;
  private final QuickChances chances;
  private final Tags tags;

  CourseController(
      Searches searches, CourseStore store, Points points, QuickChances chances, Tags tags) {
    this.searches = searches;
    this.store = store;
    this.points = points;
    this.chances = chances;
    this.tags = tags;
  }

  @GetMapping("/points")
  @Operation(
      operationId = "listPoints",
      summary = "The trials of a search as rows of a table, few columns of all of them",
      description =
          "With since, the id of an event, those alone that something happened to after it.")
  @Nullable PointsJson points(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable Long since,
      WebRequest request) {
    var search = searches.require(id);
    return tags.isKnown(request, search, chances.version(id)) ? null : points.of(search, since);
  }

  @GetMapping("/hypervolume")
  @Operation(
      operationId = "listHypervolumes",
      summary = "Every change of a search's front, with the hypervolume that came of it")
  @Nullable HypervolumeJson hypervolume(@PathVariable UUID id, WebRequest request) {
    var search = searches.require(id);
    return tags.isKnown(request, search) ? null : HypervolumeJson.of(store.frontChanges(id));
  }

  @GetMapping("/attempts")
  @Operation(
      operationId = "listAttempts",
      summary = "Who was at which trial of a search, and from when to when",
      description = "With trial, those of that trial alone. Of very many, the latest 20,000.")
  @Nullable AttemptsJson attempts(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable Integer trial,
      WebRequest request) {
    var search = searches.require(id);
    return tags.isKnown(request, search)
        ? null
        : AttemptsJson.of(store.attempts(id, trial, MOST_ATTEMPTS));
  }
}
