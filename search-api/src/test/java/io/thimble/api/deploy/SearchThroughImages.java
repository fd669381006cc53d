package io.thimble.api.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.thimble.api.security.Secrets;
import io.thimble.db.migrate.SchemaVersion;
import io.thimble.db.postgres.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Migrates a database, starts the API and a worker, and searches, all of it in containers. */
final class SearchThroughImages {
  /** What a file of TensorFlow Lite says after its first four bytes. */
  private static final String MODEL = "TFL3";

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final String SPEC =
      """
      {"name": "in containers", "dataset": "synthetic", "keywords": ["yes", "no"],
       "families": ["dnn"], "trials": 2, "training": {"epochs": 2, "rungs": []}, "seed": 5,
       "budget": {"flashBytes": 40000, "sramBytes": 24000, "opsPerInference": 6000000}}
      """;

  private final Images images;
  private final String tag;
  private final Path folder;
  private final Report report;
  private final String token = Secrets.create();
  private final int port = freePort();
  private final int watched = freePort();

  SearchThroughImages(Images images, String tag, Path folder, Report report) {
    this.images = images;
    this.tag = tag;
    this.folder = folder;
    this.report = report;
  }

  void run() throws Exception {
    try (var postgres = EmbeddedDatabase.start(folder.resolve("postgres"));
        var client = HttpClient.newHttpClient();
        var migrate = container("migrate", postgres);
        var api = container("api", postgres);
        var worker = container("worker", postgres)) {
      long began = System.nanoTime();
      var migrating = migrate.start();
      assertThat(migrating.waitFor()).as(migrate.printed()).isZero();
      report.quote("migrate", migrate.printed());
      report.say("cold start of migrate: %.1f s until it has ended", passed(began));
      SchemaVersion.require(postgres.dataSource());

      began = System.nanoTime();
      var serving = api.start();
      awaitReady(client, port, api, serving);
      sayReady(api, serving, passed(began));
      began = System.nanoTime();
      var working = worker.start();
      awaitReady(client, watched, worker, working);
      sayReady(worker, working, passed(began));
      for (var container : Map.of(api, serving, worker, working).entrySet()) {
        var program = container.getKey().program(container.getValue());
        assertThat(Contained.users(program)).containsOnly("" + Contained.USER);
        assertThat(Contained.isRootReadOnly(program)).isTrue();
        assertThat(container.getKey().health()).isZero();
      }
      report.say("user 10001, read-only root and the images' own health checks are well");

      search(client);

      var trainers = worker.program(working).descendants().toList();
      report.say("SIGTERM ends worker after %.1f s", Report.seconds(worker.terminate(working)));
      assertThat(trainers).isNotEmpty().noneMatch(ProcessHandle::isAlive);
      report.say("SIGTERM ends api after %.1f s", Report.seconds(api.terminate(serving)));
      assertThat(api.health()).isNotZero();
      report.quote("api", api.printed());
      report.quote("worker", worker.printed());
      assertThat(api.printed() + worker.printed()).doesNotContain("Exception", "hs_err");
    }
  }

  private void search(HttpClient client) throws Exception {
    var posted =
        send(
            client,
            request("/api/v1/searches")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(SPEC)),
            BodyHandlers.ofString());
    assertThat(posted.statusCode()).as(posted.body()).isEqualTo(202);
    var id = JsonMapper.shared().readTree(posted.body()).get("id").asString();
    long began = System.nanoTime();
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> get(client, "/api/v1/searches/" + id).get("state").asString(),
            "completed"::equals);
    report.say("a search of two trials took %.1f s", passed(began));
    var winner = get(client, "/api/v1/searches/%s/front".formatted(id)).get("front").get(0);
    var model =
        send(
            client,
            request(
                "/api/v1/searches/%s/trials/%d/model.tflite"
                    .formatted(id, winner.get("trial").asInt())),
            BodyHandlers.ofByteArray());
    assertThat(model.statusCode()).isEqualTo(200);
    assertThat(new String(model.body(), 4, 4, StandardCharsets.US_ASCII)).isEqualTo(MODEL);
    assertThat(model.body()).hasSize(winner.get("flashBytes").asInt());
    report.say("the winner is trial %s, %d bytes", winner.get("trial"), model.body().length);
  }

  private Contained container(String name, EmbeddedDatabase postgres) throws IOException {
    var settings = new HashMap<String, String>();
    settings.put("THIMBLE_DB_URL", postgres.jdbcUrl());
    settings.put("THIMBLE_DB_USER", postgres.username());
    settings.put("THIMBLE_DB_PASSWORD", postgres.password());
    settings.put("THIMBLE_AUTH", "tokens");
    settings.put("THIMBLE_ADMIN_TOKEN_SHA256", Secrets.hash(token));
    settings.put("THIMBLE_PORT", Integer.toString(port));
    settings.put("THIMBLE_MANAGEMENT_PORT", Integer.toString(watched));
    settings.put("THIMBLE_WORKER_THREADS", "2");
    var own = Files.createDirectories(folder.resolve(name));
    return new Contained(images, name, tag, settings, own);
  }

  private static void awaitReady(
      HttpClient client, int port, Contained container, Process process) {
    var address = URI.create("http://localhost:%d/actuator/health/readiness".formatted(port));
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(
            () -> {
              assertThat(process.isAlive()).as(container.printed()).isTrue();
              return send(client, HttpRequest.newBuilder(address), BodyHandlers.discarding())
                      .statusCode()
                  == 200;
            });
  }

  private JsonNode get(HttpClient client, String path) throws Exception {
    return JsonMapper.shared()
        .readTree(send(client, request(path), BodyHandlers.ofString()).body());
  }

  private static <T> HttpResponse<T> send(
      HttpClient client, HttpRequest.Builder request, BodyHandler<T> body) throws Exception {
    return client.send(request.timeout(Duration.ofSeconds(20)).build(), body);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path)))
        .header("Authorization", "Bearer " + token);
  }

  private void sayReady(Contained container, Process process, double seconds) {
    var busy = container.program(process).info().totalCpuDuration().orElseThrow();
    report.say(
        "cold start of %s: %.1f s until it is ready, %.1f s of them of one processor's time",
        container.name(), seconds, Report.seconds(busy));
  }

  private static double passed(long beganNanos) {
    return Report.seconds(Report.since(beganNanos));
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
