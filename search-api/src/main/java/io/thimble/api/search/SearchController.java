package io.thimble.api.search;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.thimble.api.Tags;
import io.thimble.api.error.ApiException;
import io.thimble.api.error.ProblemType;
import io.thimble.api.idempotency.Idempotency;
import io.thimble.api.limit.Allowance;
import io.thimble.api.security.Callers;
import io.thimble.api.trace.CurrentTrace;
import io.thimble.db.search.NewSearch;
import io.thimble.db.search.SearchStore;
import io.thimble.hw.search.SearchMove;
import io.thimble.hw.search.SearchSpec;
import io.thimble.hw.search.SearchState;
import java.net.URI;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** {@code /api/v1/searches}. */
@RestController
@RequestMapping("/api/v1/searches")
@Tag(name = "searches")
class SearchController {
  private static final int MOST_ON_A_PAGE = 100;
  private static final String EXAMPLE =
      """
      {"dataset": "synthetic", "budget": {"flashBytes": 80000, "sramBytes": 40000}, "trials": 12}
      """;

  private final SearchStore store;
  private final Searches searches;
  private final Admission admission;
  private final Allowance allowance;
  private final Idempotency idempotency;
  private final Tags tags;
  private final Missing missing;
  private final SearchView view;

  SearchController(
      SearchStore store,
      Searches searches,
      Admission admission,
      Allowance allowance,
      Idempotency idempotency,
      Tags tags,
      Missing missing,
      SearchView view) {
    this.store = store;
    this.searches = searches;
    this.admission = admission;
    this.allowance = allowance;
    this.idempotency = idempotency;
    this.tags = tags;
    this.missing = missing;
    this.view = view;
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(operationId = "createSearch", summary = "Post a search; it is queued for the workers")
  @ResponseStatus(HttpStatus.ACCEPTED)
  ResponseEntity<SearchJson> post(
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      @RequestBody @Schema(type = "object", example = EXAMPLE) String spec) {
    var posted = key == null ? create(admission.admit(spec)) : postOnce(key, spec);
    return ResponseEntity.accepted()
        .location(URI.create("/api/v1/searches/" + posted.id()))
        .body(posted);
  }

  /** The spec is judged before the key is taken, because proofs that nothing fits take a while. */
  private SearchJson postOnce(String header, String spec) {
    var key = idempotency.key(searches.owner(), header, "POST /api/v1/searches", spec);
    return idempotency
        .before(key, SearchJson.class)
        .orElseGet(
            () -> {
              var admitted = admission.admit(spec);
              return allowance.inTurn(
                  () ->
                      idempotency.once(
                          key, SearchJson.class, SearchJson::id, () -> create(admitted)));
            });
  }

  private SearchJson create(Admitted admitted) {
    var search =
        new NewSearch(
            admitted.spec(), searches.owner(), admitted.imported(), CurrentTrace.traceparent());
    var fittingShare = view.fittingShare(admitted.spec());
    return allowance.take(
        () -> {
          var id = store.create(search).orElseThrow(() -> basisGone(admitted.spec()));
          return view.of(searches.require(id), fittingShare);
        });
  }

  private static ApiException basisGone(SearchSpec spec) {
    return new ApiException(
        ProblemType.BASIS_GONE,
        "The data set %s, or a search to learn from, was deleted while this was posted. Maybe post it once more."
            .formatted(spec.dataset()));
  }

  @GetMapping
  @Operation(operationId = "listSearches", summary = "Searches, newest first")
  SearchesJson list(
      @RequestParam(required = false) @Nullable UUID cursor,
      @RequestParam(defaultValue = "20") int limit) {
    var size = Math.clamp(limit, 1, MOST_ON_A_PAGE);
    var page = store.list(Callers.current().narrowing(), cursor, size + 1);
    var shown = page.subList(0, Math.min(size, page.size()));
    var next = page.size() > size ? shown.getLast().id().toString() : null;
    return new SearchesJson(view.listed(shown), next);
  }

  @GetMapping("/{id}")
  @Operation(operationId = "getSearch", summary = "One search")
  @Nullable SearchJson one(@PathVariable UUID id, WebRequest request) {
    var search = searches.require(id);
    var also = String.valueOf(missing.of(search));
    return tags.isKnown(request, search, also) ? null : view.of(search);
  }

  @PostMapping("/{id}/pause")
  @Operation(operationId = "pauseSearch", summary = "Start no further trials until it is resumed")
  SearchJson pause(@PathVariable UUID id) {
    return move(id, SearchMove.PAUSE);
  }

  @PostMapping("/{id}/resume")
  @Operation(operationId = "resumeSearch", summary = "Go on after a pause")
  SearchJson resume(@PathVariable UUID id) {
    return move(id, SearchMove.RESUME);
  }

  @PostMapping("/{id}/cancel")
  @Operation(operationId = "cancelSearch", summary = "End it now; what is scored stays")
  SearchJson cancel(@PathVariable UUID id) {
    return move(id, SearchMove.CANCEL);
  }

  private SearchJson move(UUID id, SearchMove move) {
    var before = searches.require(id);
    if (!store.move(id, move, null)) {
      throw new ApiException(
          ProblemType.IMPOSSIBLE_TRANSITION,
          "The search %s (%s) cannot %s. Maybe ask while it is %s."
              .formatted(
                  id,
                  label(before.state()),
                  move.label(),
                  move.from().stream()
                      .sorted()
                      .map(SearchController::label)
                      .collect(Collectors.joining(" or "))));
    }
    return view.of(searches.require(id));
  }

  private static String label(SearchState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
