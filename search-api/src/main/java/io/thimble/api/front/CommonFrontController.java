package io.thimble.api.front;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.thimble.api.error.ApiException;
import io.thimble.api.error.ProblemType;
import io.thimble.api.search.Searches;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/fronts}. */
@RestController
@Tag(name = "front")
class CommonFrontController {
  private static final int MOST_SEARCHES = 16;

  private final Searches searches;
  private final CommonFront front;

  CommonFrontController(Searches searches, CommonFront front) {
    this.searches = searches;
    this.front = front;
  }

  @GetMapping("/api/v1/fronts")
  @Operation(
      operationId = "getCommonFront",
      summary = "The front of several searches of the same data and objectives together",
      description = "With device, the front of those models that fit that board.")
  CommonFrontJson of(
      @RequestParam List<UUID> search, @RequestParam(required = false) @Nullable String device) {
    var ids = search.stream().distinct().toList();
    if (ids.isEmpty() || ids.size() > MOST_SEARCHES) {
      throw ApiException.ofField(
          ProblemType.INVALID_REQUEST,
          "search",
          ids.size(),
          "The searches (%d) are not 1 to %d. Maybe name each as search=ID."
              .formatted(ids.size(), MOST_SEARCHES));
    }
    return front.of(ids.stream().map(searches::require).toList(), Fronts.device(device));
  }
}
