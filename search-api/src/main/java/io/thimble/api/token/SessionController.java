package io.thimble.api.token;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.thimble.api.security.AccessSettings;
import io.thimble.api.security.Caller;
import io.thimble.api.security.Callers;
import io.thimble.api.security.Secrets;
import io.thimble.api.security.SessionCookie;
import io.thimble.db.token.NewToken;
import io.thimble.db.token.Role;
import io.thimble.db.token.TokenStore;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.WebUtils;

/** {@code /api/v1/session}: signing in on the page, which turns a token into a cookie. */
@RestController
@RequestMapping("/api/v1/session")
@Tag(name = "session")
class SessionController {
  private final TokenStore tokens;
  private final AccessSettings access;
  private final Clock clock;

  SessionController(TokenStore tokens, AccessSettings access, Clock clock) {
    this.tokens = tokens;
    this.access = access;
    this.clock = clock;
  }

  /**
   * Who asks.
   *
   * @param name of the token or the person
   * @param owner whose searches are seen
   * @param role what may be done
   * @param auth how callers say who they are: {@code none}, {@code tokens}, {@code oidc} or {@code
   *     open}
   */
  record SessionJson(String name, String owner, String role, String auth) {}

  @GetMapping
  @Operation(operationId = "getSession", summary = "Who asks")
  SessionJson who() {
    var caller = Callers.current();
    return new SessionJson(
        caller.name(),
        caller.owner(),
        role(caller).label(),
        access.auth().name().toLowerCase(Locale.ROOT));
  }

  @PostMapping
  @Operation(
      operationId = "beginSession",
      summary = "Sign in: the token of this request becomes a cookie that no script reads")
  ResponseEntity<SessionJson> begin(HttpServletRequest request) {
    if (!access.auth().asks()) {
      return ResponseEntity.ok(who());
    }
    var caller = Callers.current();
    var now = Instant.now(clock);
    var end = now.plus(access.session());
    var until = caller.until();
    if (until != null && until.isBefore(end)) {
      end = until;
    }
    var secret = Secrets.create();
    tokens.begin(
        new NewToken.Session(
            caller.name(),
            caller.owner(),
            role(caller),
            caller.sessionHash(secret),
            end,
            caller.token()));
    var cookie = SessionCookie.of(request, secret, Duration.between(now, end));
    return ResponseEntity.ok().header(HttpHeaders.SET_COOKIE, cookie.toString()).body(who());
  }

  @DeleteMapping
  @Operation(operationId = "endSession", summary = "Sign out")
  ResponseEntity<Void> end(HttpServletRequest request) {
    var cookie = WebUtils.getCookie(request, SessionCookie.NAME);
    if (cookie != null) {
      tokens.end(Callers.current().sessionHash(cookie.getValue()));
    }
    return ResponseEntity.noContent()
        .header(HttpHeaders.SET_COOKIE, SessionCookie.of(request, "", Duration.ZERO).toString())
        .build();
  }

  /** Nobody comes here without one. */
  private static Role role(Caller caller) {
    return Objects.requireNonNull(caller.role());
  }
}
