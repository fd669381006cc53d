package io.thimble.api.course;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.thimble.api.Tags;
import io.thimble.api.search.Searches;
import io.thimble.api.trial.QuickChances;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** {@code GET …/points}. */
@RestController
@RequestMapping("/api/v1/searches/{id}")
@Tag(name = "course")
class CourseController {
  private final Searches searches;
  private final Points points;
  private final QuickChances chances;
  private final Tags tags;

  CourseController(Searches searches, Points points, QuickChances chances, Tags tags) {
    this.searches = searches;
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
    return tags.isKnown(request, search, String.valueOf(chances.missed(id)))
        ? null
        : points.of(search, since);
  }
}
