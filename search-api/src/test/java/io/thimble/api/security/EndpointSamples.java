package io.thimble.api.security;

import static io.thimble.api.security.Subject.BOARD;
import static io.thimble.api.security.Subject.DATASET;
import static io.thimble.api.security.Subject.FILE;
import static io.thimble.api.security.Subject.NEW_NAME;
import static io.thimble.api.security.Subject.NOTHING;
import static io.thimble.api.security.Subject.PAUSED_SEARCH;
import static io.thimble.api.security.Subject.PROBLEM;
import static io.thimble.api.security.Subject.SEARCH;
import static io.thimble.api.security.Subject.TOKEN;
import static io.thimble.api.security.Subject.UPLOAD;
import static io.thimble.api.security.Subject.WHOLE_UPLOAD;

import io.thimble.api.Samples;
import io.thimble.hw.arch.ArchitectureJson;
import io.thimble.hw.digest.Sha256;
import io.thimble.hw.space.Presets;
import io.thimble.hw.space.Spaces;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** For each endpoint a request that is done for those who may ask for it. */
final class EndpointSamples {
  private static final String ONE_SEARCH = "/api/v1/searches/{id}";
  private static final String ONE_TRIAL = ONE_SEARCH + "/trials/{number}";

  /** By method and path, as in {@link Endpoints}. */
  private static final Map<String, Sample> SAMPLES = new HashMap<>();

  static {
    open();
    callers();
    searches();
    parts();
    things();
  }

  private EndpointSamples() {}

  /** The one of an endpoint. */
  static Optional<Sample> of(Endpoint endpoint) {
    return Optional.ofNullable(SAMPLES.get(endpoint.method() + " " + endpoint.path()));
  }

  private static void open() {
    get(FILE, "/");
    get(FILE, "/index.html");
    get(FILE, "/favicon.svg");
    put("GET /css/*", Sample.of(FILE, "/css/core.css", 200));
    put("GET /js/**", Sample.of(FILE, "/js/core/dom.js", 200));
    get(FILE, "/published.json");
    put("GET /webjars/**", Sample.of(FILE, "/webjars/echarts/dist/echarts.esm.min.js", 200));
    get(NOTHING, "/problems");
    get(PROBLEM, "/problems/{label}");
    get(FILE, "/actuator/health");
    put("GET /actuator/health/**", Sample.of(FILE, "/actuator/health/readiness", 200));
  }

  private static void callers() {
    get(NOTHING, "/api/v1/session");
    ask("POST", NOTHING, "/api/v1/session", "{}", 200);
    ask("DELETE", NOTHING, "/api/v1/session", "", 204);
    get(NOTHING, "/api/v1/tokens");
    ask(
        "POST",
        NOTHING,
        "/api/v1/tokens",
        "{\"name\": \"nightly\", \"owner\": \"ada\", \"role\": \"submitter\", \"days\": 90}",
        201);
    ask("DELETE", TOKEN, "/api/v1/tokens/{token}", "", 204);
    get(NOTHING, "/api/v1/audit");
  }

  private static void searches() {
    get(NOTHING, "/api/v1/searches");
    ask("POST", NOTHING, "/api/v1/searches", Samples.spec("asked for"), 202);
    get(SEARCH, ONE_SEARCH);
    get(SEARCH, ONE_SEARCH + "/tuning");
    ask("PATCH", SEARCH, ONE_SEARCH, "{\"priority\": -1}", 200);
    ask("DELETE", SEARCH, ONE_SEARCH, "", 204);
    ask("POST", SEARCH, ONE_SEARCH + "/pause", "", 200);
    ask("POST", PAUSED_SEARCH, ONE_SEARCH + "/resume", "", 200);
    ask("POST", SEARCH, ONE_SEARCH + "/cancel", "", 200);
    ask("POST", SEARCH, ONE_SEARCH + "/extend", "{\"trials\": 20}", 200);
  }

  private static void parts() {
    get(SEARCH, ONE_SEARCH + "/trials");
    get(SEARCH, ONE_SEARCH + "/trials.csv");
    get(SEARCH, ONE_TRIAL);
    get(SEARCH, ONE_TRIAL + "/log");
    get(SEARCH, ONE_TRIAL + "/report");
    get(SEARCH, ONE_TRIAL + "/model.tflite");
    get(SEARCH, ONE_TRIAL + "/bundle.zip");
    var hearings = ONE_TRIAL + "/hearings";
    put("POST " + hearings, new Sample(SEARCH, hearings, "audio/wav", "a voice", 200));
    put("GET " + ONE_TRIAL + "/clips", Sample.of(SEARCH, ONE_TRIAL + "/clips?name=yes", 200));
    get(SEARCH, ONE_SEARCH + "/front");
    get(SEARCH, ONE_SEARCH + "/front.csv");
    get(SEARCH, ONE_SEARCH + "/front/changes");
    get(SEARCH, ONE_TRIAL + "/estimate");
    get(SEARCH, ONE_SEARCH + "/points");
    get(SEARCH, ONE_SEARCH + "/hypervolume");
    get(SEARCH, ONE_SEARCH + "/attempts");
    put("GET " + ONE_SEARCH + "/events", Sample.of(SEARCH, ONE_SEARCH + "/events?after=0", 200));
    put("GET /api/v1/fronts", Sample.of(SEARCH, "/api/v1/fronts?search={id}", 200));
  }

  private static void things() {
    get(NOTHING, "/api/v1/devices");
    get(BOARD, "/api/v1/devices/{device}/models");
    ask("POST", NOTHING, "/api/v1/estimates", architecture(), 200);
    ask("POST", NOTHING, "/api/v1/feasibility", Samples.spec("thought of"), 200);
    get(NOTHING, "/api/v1/workers");
    get(NOTHING, "/api/v1/datasets");
    var sha256 = Sha256.of(Belongings.ARCHIVE);
    ask(
        "POST",
        NEW_NAME,
        "/api/v1/datasets",
        "{\"name\": \"{name}\", \"url\": \"https://example.org/a.zip\", \"sha256\": \"%s\"}"
            .formatted(sha256),
        202);
    ask("DELETE", DATASET, "/api/v1/datasets/{name}", "", 202);
    ask("POST", NEW_NAME, "/api/v1/datasets/{name}/uploads", "{\"bytes\": 4}", 201);
    var upload = "/api/v1/uploads/{id}";
    get(UPLOAD, upload);
    put(
        "PUT " + upload,
        new Sample(UPLOAD, upload, "application/octet-stream", Belongings.ARCHIVE, 200));
    ask("POST", WHOLE_UPLOAD, upload + "/complete", "{\"sha256\": \"%s\"}".formatted(sha256), 202);
    get(NOTHING, "/v3/api-docs");
    get(NOTHING, "/v3/api-docs.yaml");
    get(NOTHING, "/actuator");
    get(NOTHING, "/actuator/prometheus");
  }

  private static String architecture() {
    var decisions = Presets.named("ds-cnn-s").decisions();
    return ArchitectureJson.write(Spaces.of(decisions.family()).decode(decisions, 6));
  }

  private static void get(Subject subject, String path) {
    ask("GET", subject, path, "", 200);
  }

  private static void ask(String method, Subject subject, String path, String json, int status) {
    put(method + " " + path, Sample.of(subject, path, json, status));
  }

  private static void put(String endpoint, Sample sample) {
    SAMPLES.put(endpoint, sample);
  }
}
