package io.thimble.api.security;

import static io.thimble.api.security.Endpoint.administer;
import static io.thimble.api.security.Endpoint.ask;
import static io.thimble.api.security.Endpoint.change;
import static io.thimble.api.security.Endpoint.open;
import static io.thimble.api.security.Endpoint.read;
import static io.thimble.db.token.Role.READER;
import static io.thimble.db.token.Role.SUBMITTER;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Everything that is served, and to whom. What is not in this table is served to nobody. */
final class Endpoints {
  private static final String SEARCH = "/api/v1/searches/{id}";

  /** The table. */
  static final List<Endpoint> ALL =
      List.of(
          // The page's files, and what a prober or a lost client asks before anything else.
          open("/"),
          open("/index.html"),
          open("/favicon.svg"),
          open("/css/*"),
          open("/js/**"),
          open("/published.json"),
          open("/webjars/**"),
          open("/problems"),
          open("/problems/{label}"),
          open("/actuator/health"),
          open("/actuator/health/**"),
          // Who asks.
          read("/api/v1/session"),
          change(POST, "/api/v1/session", READER),
          change(DELETE, "/api/v1/session", READER),
          administer(GET, "/api/v1/tokens"),
          administer(POST, "/api/v1/tokens"),
          administer(DELETE, "/api/v1/tokens/{token}"),
          administer(GET, "/api/v1/audit"),
          // Searches, and what hangs below one.
          read("/api/v1/searches"),
          change(POST, "/api/v1/searches", SUBMITTER),
          read(SEARCH),
          change(PATCH, SEARCH, SUBMITTER),
          read(SEARCH + "/tuning"),
          change(DELETE, SEARCH, SUBMITTER),
          change(POST, SEARCH + "/pause", SUBMITTER),
          change(POST, SEARCH + "/resume", SUBMITTER),
          change(POST, SEARCH + "/cancel", SUBMITTER),
          change(POST, SEARCH + "/extend", SUBMITTER),
          read(SEARCH + "/trials"),
          read(SEARCH + "/trials.csv"),
          read(SEARCH + "/trials/{number}"),
          read(SEARCH + "/trials/{number}/log"),
          read(SEARCH + "/trials/{number}/report"),
          read(SEARCH + "/trials/{number}/model.tflite"),
          read(SEARCH + "/trials/{number}/bundle.zip"),
          ask(SEARCH + "/trials/{number}/hearings"),
          read(SEARCH + "/trials/{number}/clips"),
          read(SEARCH + "/front"),
          read(SEARCH + "/front.csv"),
          read(SEARCH + "/front/changes"),
          read(SEARCH + "/points"),
          read(SEARCH + "/hypervolume"),
          read(SEARCH + "/attempts"),
          read(SEARCH + "/trials/{number}/estimate"),
          read(SEARCH + "/events"),
          read("/api/v1/fronts"),
          // What searches are made of, and run on.
          read("/api/v1/devices"),
          read("/api/v1/devices/{device}/models"),
          ask("/api/v1/estimates"),
          ask("/api/v1/feasibility"),
          read("/api/v1/workers"),
          read("/api/v1/datasets"),
          change(POST, "/api/v1/datasets", SUBMITTER),
          change(DELETE, "/api/v1/datasets/{name}", SUBMITTER),
          change(POST, "/api/v1/datasets/{name}/uploads", SUBMITTER),
          read("/api/v1/uploads/{id}"),
          change(PUT, "/api/v1/uploads/{id}", SUBMITTER),
          change(POST, "/api/v1/uploads/{id}/complete", SUBMITTER),
          // Documents and figures for machines.
          read("/v3/api-docs"),
          read("/v3/api-docs.yaml"),
          read("/actuator"),
          read("/actuator/prometheus"));

  private record Entry(PathPattern pattern, Endpoint endpoint) {
    boolean matches(PathContainer path) {
      return pattern.matches(path);
    }
  }

  private static final List<Entry> ENTRIES =
      ALL.stream()
          .map(
              endpoint ->
                  new Entry(PathPatternParser.defaultInstance.parse(endpoint.path()), endpoint))
          .toList();

  private Endpoints() {}

  /** What a request asks for. */
  static Optional<Endpoint> find(HttpServletRequest request) {
    var method = HttpMethod.valueOf(request.getMethod());
    var asked = method.equals(HEAD) ? GET : method;
    var path = path(request);
    return ENTRIES.stream()
        .filter(entry -> entry.endpoint().method().equals(asked) && entry.matches(path))
        .map(Entry::endpoint)
        .findFirst();
  }

  /** The methods that the path of a request takes; none where nothing is. */
  static List<String> methods(HttpServletRequest request) {
    var path = path(request);
    return ENTRIES.stream()
        .filter(entry -> entry.matches(path))
        .map(entry -> entry.endpoint().method().name())
        .distinct()
        .toList();
  }

  /** Read as the controllers' patterns are matched, so that both always mean the same. */
  private static PathContainer path(HttpServletRequest request) {
    return ServletRequestPathUtils.parse(request).pathWithinApplication();
  }
}
