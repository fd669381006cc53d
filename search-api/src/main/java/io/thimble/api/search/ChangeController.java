package io.thimble.api.search;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.thimble.api.error.ApiException;
import io.thimble.api.error.ProblemType;
import io.thimble.api.idempotency.Idempotency;
import io.thimble.api.limit.Allowance;
import io.thimble.db.search.SearchChanges;
import io.thimble.hw.budget.Share;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST …/extend} and {@code DELETE /api/v1/searches/{id}}. */
@RestController
@RequestMapping("/api/v1/searches/{id}")
@Tag(name = "searches")
class ChangeController {
  private static final String EXAMPLE =
      """
      {"trials": 120, "maxDuration": "PT2H"}
      """;

  private final SearchChanges changes;
  private final Searches searches;
  private final Allowance allowance;
  private final Idempotency idempotency;
  private final SearchView view;
  private final JsonMapper mapper;

  ChangeController(
      SearchChanges changes,
      Searches searches,
      Allowance allowance,
      Idempotency idempotency,
      SearchView view,
      JsonMapper mapper) {
    this.changes = changes;
    this.searches = searches;
    this.allowance = allowance;
    this.idempotency = idempotency;
    this.view = view;
    this.mapper = mapper;
  }

  @PostMapping(value = "/extend", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "extendSearch",
      summary = "More trials or more time in all; a completed search runs again")
  SearchJson extend(
      @PathVariable UUID id,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      @RequestBody @Schema(type = "object", example = EXAMPLE) String body) {
    var search = searches.require(id);
    var extension = Extension.read(body);
    // What an extension changes does not bear upon it.
    var fittingShare = view.fittingShare(search.spec());
    if (key == null) {
      return extend(id, extension, fittingShare);
    }
    var once =
        idempotency.key(
            searches.owner(), key, "POST /api/v1/searches/%s/extend".formatted(id), body);
    return allowance.inTurn(
        () ->
            idempotency.once(
                once, SearchJson.class, SearchJson::id, () -> extend(id, extension, fittingShare)));
  }

  private SearchJson extend(UUID id, Extension extension, @Nullable Share fittingShare) {
    return allowance.take(
        () -> {
          demand(id, "be extended", changes.extend(id, spec -> extension.of(spec, mapper)));
          return view.of(searches.require(id), fittingShare);
        });
  }

  @DeleteMapping
  @Operation(
      operationId = "deleteSearch",
      summary = "End it if it is not over, and delete everything that belongs to it")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable UUID id) {
    searches.require(id);
    demand(id, "be deleted", changes.delete(id));
  }

  private void demand(UUID id, String what, SearchChanges.Outcome outcome) {
    switch (outcome) {
      case DONE -> {}
      case MISSING -> searches.require(id);
      case WRONG_STATE ->
          throw impossible(
              "The search %s (%s) cannot %s. Maybe post a new one that learns from it (warmStart)."
                  .formatted(
                      id, searches.require(id).state().name().toLowerCase(Locale.ROOT), what));
      case SETTLED ->
          throw impossible(
              "The search %s cannot %s, because it has trained its finalists again. Maybe post a new one that learns from it (warmStart)."
                  .formatted(id, what));
      case BASIS_GONE ->
          throw new ApiException(
              ProblemType.BASIS_GONE,
              "The search %s cannot %s, because its data set was deleted, or a search that it learnt from was, or runs again. Maybe post a new search."
                  .formatted(id, what));
      case LEARNT_FROM ->
          throw impossible(
              "The search %s cannot %s, because another that is not over learns from it. Maybe wait until that one has ended, or cancel it."
                  .formatted(id, what));
    }
  }

  private static ApiException impossible(String detail) {
    return new ApiException(ProblemType.IMPOSSIBLE_TRANSITION, detail);
  }
}
