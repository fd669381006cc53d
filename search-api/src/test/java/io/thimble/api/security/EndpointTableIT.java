package io.thimble.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.api.RunningApi;
import io.thimble.api.Samples;
import io.thimble.db.token.Role;
import io.thimble.hw.search.SearchMove;
import io.thimble.hw.search.SearchSpecJson;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Every endpoint, as the running program itself lists them, asked by everyone: without a token,
 * with one that has expired, by a reader, by another owner, by the owner and by an administrator.
 */
@ExtendWith(RunningApi.Extension.class)
@TestInstance(Lifecycle.PER_CLASS)
final class EndpointTableIT {
  /** What the container forwards to when it refuses; nobody can ask for it. */
  private static final Set<String> INNER = Set.of("GET /error");

  private final RunningApi api;
  private GuardedApi guarded;
  private Known callers;

  private record Known(String expired, String reader, String other, String owner, String admin) {}

  EndpointTableIT(RunningApi api) {
    this.api = api;
  }

  @BeforeAll
  void start() {
    guarded = GuardedApi.start(api);
    callers =
        new Known(
            guarded.token("ada", Role.ADMIN, Instant.now().minusSeconds(1)),
            guarded.token("ada", Role.READER),
            guarded.token("bob", Role.SUBMITTER),
            guarded.token("ada", Role.SUBMITTER),
            guarded.token("root", Role.ADMIN));
  }

  @AfterAll
  void stop() {
    guarded.close();
  }

  @Test
  void everyEndpointIsInTheTable() {
    var listed = Endpoints.ALL.stream().map(EndpointTableIT::name).collect(Collectors.toSet());
    var missing = new TreeSet<>(mapped());
    missing.removeAll(listed);
    missing.removeAll(INNER);

    assertThat(missing)
        .as(
            "endpoints that are served to nobody, because the table does not list them. Add a line"
                + " for each, with the role it takes, to Endpoints.ALL in"
                + " search-api/src/main/java/io/thimble/api/security/Endpoints.java; where the path"
                + " needs more than the id of a search or the body more than {}, add a line to"
                + " EndpointSamples beside this test too")
        .isEmpty();
  }

  static Stream<Endpoint> endpoints() {
    return Endpoints.ALL.stream().filter(endpoint -> !endpoint.path().endsWith("*"));
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void nobodyUnknownGetsIn(Endpoint endpoint) {
    for (var token :
        new String[] {null, callers.expired(), Secrets.create(), "thimble_", "eyJ.x.y"}) {
      var answer = ask(endpoint, token);
      if (endpoint.role() == null) {
        assertThat(answer.statusCode()).as(name(endpoint)).isIn(200, 404);
      } else {
        assertThat(answer.statusCode()).as(name(endpoint) + " " + answer.body()).isEqualTo(401);
        assertThat(answer.body()).contains("/problems/unauthenticated");
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).contains("Bearer");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void roleDecidesWhatACallerMayDo(Endpoint endpoint) {
    assertRole(endpoint, Role.READER, callers.reader());
    assertRole(endpoint, Role.SUBMITTER, callers.owner());
    assertRole(endpoint, Role.ADMIN, callers.admin());
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void anotherOwnersSearchIsNotThere(Endpoint endpoint) {
    if (!endpoint.path().startsWith("/api/v1/searches/{id}") || !served(endpoint)) {
      return;
    }
    assertThat(hidden(ask(endpoint, callers.other()))).as(name(endpoint)).isTrue();
    assertThat(hidden(ask(endpoint, callers.owner()))).as(name(endpoint)).isFalse();
    assertThat(hidden(ask(endpoint, callers.admin()))).as(name(endpoint)).isFalse();
  }

  private static boolean hidden(HttpResponse<String> answer) {
    return answer.statusCode() == 404 && answer.body().contains("/problems/search-not-found");
  }

  private void assertRole(Endpoint endpoint, Role role, String token) {
    if (!served(endpoint)) {
      return;
    }
    var answer = ask(endpoint, token);
    var what = "%s by %s: %s".formatted(name(endpoint), role.label(), answer.body());
    if (endpoint.role() == null || role.covers(endpoint.role())) {
      assertThat(answer.statusCode()).as(what).isLessThan(500).isNotIn(401, 403, 405);
      assertThat(hidden(answer)).as(what).isFalse();
    } else {
      assertThat(answer.statusCode()).as(what).isEqualTo(403);
      assertThat(answer.body()).contains("/problems/forbidden", endpoint.role().label());
    }
  }

  private HttpResponse<String> ask(Endpoint endpoint, @Nullable String token) {
    var sample = EndpointSamples.of(endpoint);
    var path = sample.path(endpoint.path(), search(), 0);
    return guarded.send(
        guarded
            .request(token, path)
            .header("Content-Type", sample.contentType())
            .method(
                endpoint.method().name(),
                sample.body().isEmpty()
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(sample.body())));
  }

  /** One of its own for each request, for some of them end it. */
  private String search() {
    var id = api.stores().searches().create(SearchSpecJson.read(Samples.spec("guarded")), "ada");
    assertThat(api.stores().searches().move(id, SearchMove.START, null)).isTrue();
    return id.toString();
  }

  /** Some lines stand before what they are about. */
  private boolean served(Endpoint endpoint) {
    return mapped().contains(name(endpoint)) || endpoint.role() == null;
  }

  private Set<String> mapped() {
    return guarded
        .program()
        .getBeansOfType(RequestMappingInfoHandlerMapping.class)
        .values()
        .stream()
        .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
        .flatMap(EndpointTableIT::names)
        .collect(Collectors.toSet());
  }

  private static Stream<String> names(RequestMappingInfo info) {
    var methods = info.getMethodsCondition().getMethods();
    var labels = methods.isEmpty() ? List.of("GET") : methods.stream().map(Enum::name).toList();
    return info.getPatternValues().stream()
        .flatMap(path -> labels.stream().map(method -> method + " " + path));
  }

  private static String name(Endpoint endpoint) {
    return endpoint.method() + " " + endpoint.path();
  }
}
