package io.thimble.api.token;

import static io.thimble.api.RunningApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.api.RunningApi;
import io.thimble.api.Samples;
import io.thimble.api.security.GuardedApi;
import io.thimble.api.security.Secrets;
import io.thimble.db.token.Role;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens, sign-ins and what the audit log says of both. */
@ExtendWith(RunningApi.Extension.class)
@TestInstance(Lifecycle.PER_CLASS)
final class TokenIT {
  private static final String TOKENS = "/api/v1/tokens";
  private static final String SESSION = "/api/v1/session";
  private static final String SEARCHES = "/api/v1/searches";

  private final RunningApi api;
  private GuardedApi guarded;

  TokenIT(RunningApi api) {
    this.api = api;
  }

  @BeforeAll
  void start() {
    guarded = GuardedApi.start(api);
  }

  @AfterAll
  void stop() {
    guarded.close();
  }

  @Test
  void tokenWorksFromItsOneShowingUntilItIsRevoked() {
    var made =
        guarded.post(
            guarded.first(),
            TOKENS,
            "{\"name\": \"night\", \"owner\": \"tom\", \"role\": \"submitter\", \"days\": 90}");
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(made.headers().firstValue("Cache-Control")).contains("no-store");
    var secret = json(made).get("secret").asString();
    var id = json(made).get("id").asString();

    assertThat(json(guarded.get(secret, SESSION)).get("owner").asString()).isEqualTo("tom");
    assertThat(Instant.parse(json(made).get("expiresAt").asString()))
        .isBetween(
            Instant.now().plus(Duration.ofDays(89)), Instant.now().plus(Duration.ofDays(91)));
    assertThat(guarded.get(guarded.first(), TOKENS).body())
        .contains(id)
        .doesNotContain(secret, Secrets.hash(secret), "secret", "sha256");

    assertThat(delete(guarded.first(), TOKENS + "/" + id).statusCode()).isEqualTo(204);
    assertThat(guarded.get(secret, SESSION).statusCode()).isEqualTo(401);
    assertThat(delete(guarded.first(), TOKENS + "/" + id).body()).contains("token-not-found");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                                                    | name, owner, role",
        "{'name': 'n', 'owner': ' x', 'role': 'reader'}                        | owner",
        "{'name': 'n', 'owner': 'x', 'role': 'root'}                           | role",
        "{'name': 'n', 'owner': 'x', 'role': 'reader', 'days': 0}              | days",
        "{'name': 'n', 'owner': 'x', 'role': 'reader', 'sha256': 'a'}          | sha256",
        "{'name': 7, 'owner': 'x', 'role': 'reader'}                           | name"
      })
  void whatIsWrongWithARequestIsNamed(String request, String fields) {
    var answer = guarded.post(guarded.first(), TOKENS, request.replace('\'', '"'));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(json(answer).get("type").asString()).isEqualTo("/problems/invalid-token-request");
    for (var field : fields.split(", ")) {
      assertThat(json(answer).get("errors").findValuesAsString("field")).contains(field);
    }
  }

  @Test
  void signInTurnsATokenIntoACookieThatEndsWithIt() {
    var token = guarded.token("eve", Role.READER, Instant.now().plus(Duration.ofHours(1)));
    var answer = signIn(token);
    var header = answer.headers().firstValue("Set-Cookie").orElse("");
    assertThat(header)
        .contains("HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=3")
        .doesNotContain(token, "Secure");
    var cookie = cookie(answer);

    assertThat(json(withCookie(cookie, SESSION)).get("owner").asString()).isEqualTo("eve");
    var session = guarded.request(null, SESSION).header("Cookie", cookie);
    assertThat(guarded.send(session.DELETE()).statusCode()).isEqualTo(204);
    assertThat(withCookie(cookie, SESSION).statusCode()).isEqualTo(401);
    assertThat(guarded.get(token, SESSION).statusCode()).isEqualTo(200);
  }

  @Test
  void revokedTokenTakesItsSignInsAlong() {
    var admin = guarded.first();
    var made =
        guarded.post(
            admin, TOKENS, "{\"name\": \"page\", \"owner\": \"kim\", \"role\": \"reader\"}");
    var cookie = cookie(signIn(json(made).get("secret").asString()));
    assertThat(withCookie(cookie, SESSION).statusCode()).isEqualTo(200);

    delete(admin, TOKENS + "/" + json(made).get("id").asString());

    assertThat(withCookie(cookie, SESSION).statusCode()).isEqualTo(401);
  }

  @Test
  void signInWithTheFirstTokenEndsWhenTheSettingIsChanged() {
    var first = cookie(signIn(guarded.first()));
    var again =
        cookie(
            guarded.send(
                guarded
                    .request(null, SESSION)
                    .header("Cookie", first)
                    .POST(BodyPublishers.noBody())));
    var other = cookie(signIn(guarded.token("lea", Role.READER)));
    assertThat(withCookie(again, SESSION).statusCode()).isEqualTo(200);

    try (var changed = GuardedApi.start(api)) {
      for (var cookie : List.of(first, again)) {
        var answer = changed.send(changed.request(null, SESSION).header("Cookie", cookie));
        assertThat(answer.statusCode()).isEqualTo(401);
      }
      var answer = changed.send(changed.request(null, SESSION).header("Cookie", other));
      assertThat(answer.statusCode()).as("begun with a token of the table").isEqualTo(200);
    }

    var signOut = guarded.request(null, SESSION).header("Cookie", first).DELETE();
    assertThat(guarded.send(signOut).statusCode()).isEqualTo(204);
    assertThat(withCookie(first, SESSION).statusCode()).isEqualTo(401);
  }

  @Test
  void cookieBehindAProxyThatEncryptsIsNotSentInTheClear() {
    var answer =
        guarded.send(
            guarded
                .request(guarded.first(), SESSION)
                .header("X-Forwarded-Proto", "https")
                .POST(BodyPublishers.noBody()));

    assertThat(answer.headers().firstValue("Set-Cookie").orElse("")).contains("Secure");
  }

  @Test
  void otherSitesPageCannotUseTheCookie() {
    var cookie = cookie(signIn(guarded.token("eve", Role.SUBMITTER)));
    var request =
        guarded
            .request(null, SEARCHES)
            .header("Cookie", cookie)
            .header("Content-Type", "application/json")
            .header("Sec-Fetch-Site", "cross-site")
            .POST(BodyPublishers.ofString(Samples.spec("foreign")));

    assertThat(guarded.send(request).body()).contains("/problems/foreign-origin");
  }

  @Test
  void auditLogTellsEveryChangeAndRefusalAndNoSecret() {
    var owner = "ida-" + Instant.now().toEpochMilli();
    var reader = guarded.token(owner, Role.READER);
    var submitter = guarded.token(owner, Role.SUBMITTER);

    guarded.get(submitter, SEARCHES);
    assertThat(guarded.post(reader, SEARCHES, Samples.spec("refused")).statusCode()).isEqualTo(403);
    assertThat(guarded.post(submitter, SEARCHES, "{}").statusCode()).isEqualTo(422);
    var posted = guarded.post(submitter, SEARCHES, Samples.spec("posted"));
    var id = json(posted).get("id").asString();
    guarded.send(
        guarded.request(submitter, SEARCHES + "/" + id + "/cancel").POST(BodyPublishers.noBody()));

    var log = guarded.get(guarded.first(), "/api/v1/audit?owner=" + owner);
    var entries = json(log).get("entries");
    assertThat(entries.findValuesAsString("status")).containsExactly("200", "202", "422", "403");
    assertThat(entries.findValuesAsString("path"))
        .containsExactly(SEARCHES + "/" + id + "/cancel", SEARCHES, SEARCHES, SEARCHES);
    assertThat(entries.findValuesAsString("address")).containsOnly("127.0.0.1");
    assertThat(log.body()).doesNotContain(reader, submitter, "thimble_");

    var page = json(guarded.get(guarded.first(), "/api/v1/audit?limit=1&owner=" + owner));
    var next = page.get("next").asString();
    assertThat(
            json(guarded.get(
                    guarded.first(), "/api/v1/audit?owner=%s&cursor=%s".formatted(owner, next)))
                .get("entries")
                .findValuesAsString("status"))
        .containsExactly("202", "422", "403");
  }

  @Test
  void auditOfAnOwnerWhoseNameNoDatabaseCanHoldIsRefused() {
    var answer = guarded.get(guarded.first(), "/api/v1/audit?owner=%00");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("/problems/invalid-request", "owner", "Maybe");
  }

  @Test
  void ownersSeeTheirOwnSearchesAlone() {
    var ann = guarded.token("ann", Role.SUBMITTER);
    var ben = guarded.token("ben", Role.SUBMITTER);
    var id = json(guarded.post(ann, SEARCHES, Samples.spec("of ann"))).get("id").asString();

    assertThat(guarded.get(ann, SEARCHES).body()).contains(id);
    assertThat(guarded.get(ben, SEARCHES).body()).doesNotContain(id);
    assertThat(guarded.get(guarded.first(), SEARCHES + "?limit=100").body()).contains(id);
    var learning =
        Samples.spec("learning").replaceFirst("\\{", "{\"warmStart\": [\"" + id + "\"],");
    assertThat(guarded.post(ben, SEARCHES, learning).body())
        .contains("/problems/unusable-warm-start", "There is no search " + id);
  }

  private HttpResponse<String> signIn(String token) {
    return guarded.send(guarded.request(token, SESSION).POST(BodyPublishers.noBody()));
  }

  private HttpResponse<String> withCookie(String cookie, String path) {
    return guarded.send(guarded.request(null, path).header("Cookie", cookie));
  }

  private HttpResponse<String> delete(String token, String path) {
    HttpRequest.Builder request = guarded.request(token, path).DELETE();
    return guarded.send(request);
  }

  private static String cookie(HttpResponse<String> answer) {
    return answer.headers().firstValue("Set-Cookie").orElse("").split(";", 2)[0];
  }
}
