package io.thimble.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.api.RunningApi;
import io.thimble.api.StandInWorker;
import io.thimble.db.token.Role;
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
  private Belongings belongings;
  private StandInWorker worker;

  private record Known(String expired, String reader, String other, String owner, String admin) {}

  EndpointTableIT(RunningApi api) {
    this.api = api;
  }

  @BeforeAll
  void start() {
    // Each request finds a search of its own, more than an owner may have.
    guarded =
        GuardedApi.start(
            api,
            "--thimble.limits.searches=10000",
            "--thimble.data.store=" + api.folder().resolve("archives"));
    belongings = new Belongings(api.stores(), "ada");
    worker = StandInWorker.start(api.postgres().dataSource());
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
    worker.close();
    belongings.remove();
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
                + " search-api/src/main/java/io/thimble/api/security/Endpoints.java, and one to"
                + " EndpointSamples beside this test")
        .isEmpty();
  }

  /** Files have no controller; that open lines are served is seen from their answers alone. */
  @Test
  void everyProtectedLineOfTheTableIsServed() {
    var unserved =
        Endpoints.ALL.stream()
            .filter(endpoint -> endpoint.role() != null)
            .map(EndpointTableIT::name)
            .collect(Collectors.toCollection(TreeSet::new));
    unserved.removeAll(mapped());

    assertThat(unserved)
        .as("lines of Endpoints.ALL for which there is no controller. Maybe one was renamed")
        .isEmpty();
  }

  @Test
  void everyLineOfTheTableHasASample() {
    assertThat(endpoints().filter(endpoint -> EndpointSamples.of(endpoint).isEmpty()))
        .as("add a request that is done for each of these to EndpointSamples")
        .isEmpty();
  }

  @Test
  void everyLineWithAVariableSaysWhatItIsToOtherOwners() {
    assertThat(
            endpoints()
                .filter(EndpointTableIT::namesSomething)
                .filter(endpoint -> sample(endpoint).subject() == Subject.NOTHING))
        .as("say in EndpointSamples what Subject these are about")
        .isEmpty();
  }

  /** Common fronts name their searches in the query. */
  private static boolean namesSomething(Endpoint endpoint) {
    return endpoint.path().contains("{")
        || endpoint.path().contains("*")
        || endpoint.path().equals("/api/v1/fronts");
  }

  static Stream<Endpoint> endpoints() {
    return Endpoints.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void nobodyUnknownGetsIn(Endpoint endpoint) {
    var sample = about(endpoint);
    for (var token :
        new String[] {null, callers.expired(), Secrets.create(), "thimble_", "eyJ.x.y"}) {
      var answer = send(endpoint, sample, token);
      var what = name(endpoint) + " " + answer.body();
      if (endpoint.role() == null) {
        assertThat(answer.statusCode()).as(what).isEqualTo(sample.status());
      } else {
        assertThat(answer.statusCode()).as(what).isEqualTo(401);
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

  static Stream<Endpoint> endpointsOfOwners() {
    return endpoints().filter(endpoint -> sample(endpoint).subject().hiddenAs().isPresent());
  }

  @ParameterizedTest
  @MethodSource("endpointsOfOwners")
  void whatAnotherOwnerHasIsNotThere(Endpoint endpoint) {
    var answer = send(endpoint, about(endpoint), callers.other());
    var what = name(endpoint) + " " + answer.body();

    assertThat(answer.statusCode()).as(what).isEqualTo(404);
    assertThat(RunningApi.json(answer).path("type").asString())
        .as(what)
        .isEqualTo(sample(endpoint).subject().hiddenAs().orElseThrow());
  }

  private void assertRole(Endpoint endpoint, Role role, String token) {
    var sample = about(endpoint);
    var answer = send(endpoint, sample, token);
    var what = "%s by %s: %s".formatted(name(endpoint), role.label(), answer.body());
    if (endpoint.role() == null || role.covers(endpoint.role())) {
      assertThat(answer.statusCode()).as(what).isEqualTo(sample.status());
    } else {
      assertThat(answer.statusCode()).as(what).isEqualTo(403);
      assertThat(answer.body()).contains("/problems/forbidden", endpoint.role().label());
    }
  }

  private static Sample sample(Endpoint endpoint) {
    return EndpointSamples.of(endpoint)
        .orElseThrow(() -> new AssertionError(name(endpoint) + " has no line in EndpointSamples"));
  }

  /** A request about something that was made for it. */
  private Sample about(Endpoint endpoint) {
    var sample = sample(endpoint);
    return sample.with(belongings.make(sample.subject()));
  }

  /** Uploads alone look at the offset. */
  private HttpResponse<String> send(Endpoint endpoint, Sample sample, @Nullable String token) {
    return guarded.send(
        guarded
            .request(token, sample.target())
            .header("Content-Type", sample.contentType())
            .header("Upload-Offset", "0")
            .method(
                endpoint.method().name(),
                sample.body().isEmpty()
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(sample.body())));
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
