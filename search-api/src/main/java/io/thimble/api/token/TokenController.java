package io.thimble.api.token;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.thimble.api.error.ApiException;
import io.thimble.api.error.ProblemType;
import io.thimble.api.security.Secrets;
import io.thimble.db.token.TokenStore;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/tokens}. */
@RestController
@RequestMapping("/api/v1/tokens")
@Tag(name = "tokens")
class TokenController {
  private static final int MOST_ON_A_PAGE = 100;
  private static final String EXAMPLE =
      """
      {"name": "nightly searches", "owner": "ada", "role": "submitter", "days": 90}
      """;

  private final TokenStore store;
  private final Clock clock;

  TokenController(TokenStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** A page of tokens, and the cursor of the next one. */
  record TokensJson(List<TokenJson> tokens, @Nullable String next) {}

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "createToken",
      summary = "Make a token; its secret is in this answer and never again")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<TokenJson> create(
      @RequestBody @Schema(type = "object", example = EXAMPLE) String json) {
    var secret = Secrets.create();
    var token = store.create(TokenRequest.read(json, Secrets.hash(secret), clock));
    return ResponseEntity.created(URI.create("/api/v1/tokens/" + token.id()))
        .header("Cache-Control", "no-store")
        .body(TokenJson.of(token, secret));
  }

  @GetMapping
  @Operation(operationId = "listTokens", summary = "Tokens, newest first, without their secrets")
  TokensJson list(
      @RequestParam(required = false) @Nullable UUID cursor,
      @RequestParam(defaultValue = "20") int limit) {
    var size = Math.clamp(limit, 1, MOST_ON_A_PAGE);
    var page = store.list(cursor, size + 1);
    var shown = page.subList(0, Math.min(size, page.size()));
    var next = page.size() > size ? shown.getLast().id().toString() : null;
    return new TokensJson(
        shown.stream().map(token -> TokenJson.of(token, /* secret= */ null)).toList(), next);
  }

  @DeleteMapping("/{token}")
  @Operation(operationId = "revokeToken", summary = "Revoke a token, and the sign-ins made with it")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void revoke(@PathVariable UUID token) {
    if (!store.remove(token)) {
      throw new ApiException(
          ProblemType.TOKEN_NOT_FOUND,
          "There is no token %s. Maybe it is revoked already.".formatted(token));
    }
  }
}
