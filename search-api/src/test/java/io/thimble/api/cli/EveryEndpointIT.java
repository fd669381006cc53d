package io.thimble.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Whatever the service can be asked, some command asks. */
class EveryEndpointIT {
  private static final Path DESCRIPTION = Path.of("docs", "openapi.json");

  /** Which command asks; S is a search, A an archive, W a recording, J a spec, O a folder. */
  private static final Map<String, String> COMMANDS =
      Map.ofEntries(
          Map.entry("GET /api/v1/audit", "audit"),
          Map.entry("GET /api/v1/datasets", "datasets"),
          Map.entry("POST /api/v1/datasets", "datasets add speech-commands-v0.02"),
          Map.entry("DELETE /api/v1/datasets/{}", "datasets delete mine --yes"),
          Map.entry("POST /api/v1/datasets/{}/uploads", "datasets add mine A"),
          Map.entry("GET /api/v1/uploads/{}", "datasets add mine A --resume S"),
          Map.entry("PUT /api/v1/uploads/{}", "datasets add mine A"),
          Map.entry("POST /api/v1/uploads/{}/complete", "datasets add mine A"),
          Map.entry("GET /api/v1/devices", "devices"),
          Map.entry("GET /api/v1/devices/{}/models", "devices nucleo"),
          Map.entry("POST /api/v1/feasibility", "fits -f J"),
          Map.entry("GET /api/v1/fronts", "fronts S"),
          Map.entry("GET /api/v1/searches", "list"),
          Map.entry("POST /api/v1/searches", "search -f J"),
          Map.entry("GET /api/v1/searches/{}", "status S"),
          Map.entry("DELETE /api/v1/searches/{}", "delete S --yes"),
          Map.entry("PATCH /api/v1/searches/{}", "tune S --priority -5 --at-once none"),
          Map.entry("GET /api/v1/searches/{}/tuning", "tune S"),
          Map.entry("POST /api/v1/searches/{}/pause", "pause S"),
          Map.entry("POST /api/v1/searches/{}/resume", "resume S"),
          Map.entry("POST /api/v1/searches/{}/cancel", "cancel S"),
          Map.entry("POST /api/v1/searches/{}/extend", "extend S --trials +6"),
          Map.entry("GET /api/v1/searches/{}/events", "events S --follow"),
          Map.entry("GET /api/v1/searches/{}/attempts", "attempts S"),
          Map.entry("GET /api/v1/searches/{}/hypervolume", "hypervolume S"),
          Map.entry("GET /api/v1/searches/{}/points", "front S --plot"),
          Map.entry("GET /api/v1/searches/{}/front", "front S"),
          Map.entry("GET /api/v1/searches/{}/front.csv", "front S --csv"),
          Map.entry("GET /api/v1/searches/{}/front/changes", "changes S"),
          Map.entry("GET /api/v1/searches/{}/trials", "trials S"),
          Map.entry("GET /api/v1/searches/{}/trials.csv", "trials S --csv"),
          Map.entry("GET /api/v1/searches/{}/trials/{}", "trial S 7"),
          Map.entry("GET /api/v1/searches/{}/trials/{}/report", "trial S 7"),
          Map.entry("GET /api/v1/searches/{}/trials/{}/estimate", "trial S 7 --network"),
          Map.entry("GET /api/v1/searches/{}/trials/{}/log", "log S 7"),
          Map.entry("GET /api/v1/searches/{}/trials/{}/bundle.zip", "export S --trial 7 --out O"),
          Map.entry("GET /api/v1/searches/{}/trials/{}/model.tflite", "export S --trial 7 --out O"),
          Map.entry(
              "GET /api/v1/searches/{}/trials/{}/clips", "clip S 7 yes/a_nohash_0.wav --out O"),
          Map.entry("POST /api/v1/searches/{}/trials/{}/hearings", "hear S 7 W"),
          Map.entry("GET /api/v1/session", "session"),
          Map.entry("GET /api/v1/tokens", "tokens"),
          Map.entry("POST /api/v1/tokens", "tokens create nightly --owner ada --days 9"),
          Map.entry("DELETE /api/v1/tokens/{}", "tokens revoke t1"),
          Map.entry("GET /api/v1/workers", "workers"));

  /** What no command asks, and why. */
  private static final Map<String, String> NOT_ASKED =
      Map.of(
          "POST /api/v1/session", "the cookie is a browser's; commands send their token",
          "DELETE /api/v1/session", "as above",
          "POST /api/v1/estimates", "./thimble estimate works it out without a service");

  @TempDir private Path temporary;
  private final Screen screen = Screen.plain();
  private final FakeApi api;

  EveryEndpointIT() throws IOException {
    api = new FakeApi();
    EndpointAnswers.teach(api);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void noEndpointIsWithoutACommand() throws IOException {
    var missing = new TreeSet<String>();
    var paths = JsonMapper.shared().readTree(Files.readString(DESCRIPTION)).path("paths");
    for (var path : paths.properties()) {
      for (var method : path.getValue().propertyNames()) {
        missing.add(
            "%s %s"
                .formatted(
                    method.toUpperCase(Locale.ROOT), path.getKey().replaceAll("\\{\\w+}", "{}")));
      }
    }
    assertThat(missing).as("described endpoints").hasSizeGreaterThan(30);
    missing.removeAll(COMMANDS.keySet());
    missing.removeAll(NOT_ASKED.keySet());

    assertThat(missing)
        .as("endpoints that no command asks; give each one, and a row here")
        .isEmpty();
  }

  static List<String> endpoints() {
    return COMMANDS.keySet().stream().sorted().toList();
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void commandAsksItsEndpointAndTellsTheAnswer(String endpoint) throws IOException {
    assertThat(run(line(endpoint))).as(screen::err).isEqualTo(ExitCodes.FINE);

    assertThat(api.asked()).anyMatch(Pattern.compile(asked(endpoint)).asMatchPredicate());
    if (!endpoint.endsWith("/events") && !endpoint.endsWith("/log")) {
      assertThat(screen.out()).isNotBlank().doesNotContain("null", "\"");
    }
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void nothingButJsonIsPrintedForMachines(String endpoint) throws IOException {
    var line = new ArrayList<>(line(endpoint));
    if (line.contains("--csv")) {
      return;
    }
    line.add("--json");

    assertThat(run(line)).as(screen::err).isEqualTo(ExitCodes.FINE);

    if (!endpoint.endsWith("/events") && !endpoint.endsWith("/log")) {
      assertThat(JsonMapper.shared().readTree(screen.out()).isObject()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void refusalEndsEveryCommandWithItsWords(String endpoint) throws IOException {
    try (var refusing = new FakeApi()) {
      var line = new ArrayList<>(line(endpoint));
      line.addAll(List.of("--server", refusing.address()));

      assertThat(Main.run(screen.terminal(), Map.of(), line.toArray(String[]::new)))
          .isEqualTo(ExitCodes.BAD_INPUT);
    }

    assertThat(screen.err()).contains("There is nothing here");
    assertThat(screen.out()).isEmpty();
  }

  private List<String> line(String endpoint) throws IOException {
    var files =
        Map.of(
            "S", EndpointAnswers.SEARCH,
            "A", write("words.tar.gz", "x".repeat(EndpointAnswers.ARCHIVE_BYTES)),
            "W", write("yes.wav", "RIFF"),
            "J", write("spec.json", "{}"),
            "O", temporary.resolve("out").toString());
    return Arrays.stream(COMMANDS.getOrDefault(endpoint, "").split(" "))
        .map(word -> files.getOrDefault(word, word))
        .toList();
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(temporary.resolve(name), text).toString();
  }

  private int run(List<String> line) {
    var environment = Map.of(ServerOptions.VARIABLE, api.address());
    return Main.run(screen.terminal(), environment, line.toArray(String[]::new));
  }

  /** A pattern of what {@link FakeApi#asked} tells of a request to the endpoint. */
  private static String asked(String endpoint) {
    var path = endpoint.replace("/api/v1", "");
    return Arrays.stream(path.split("\\{}", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining("[^/? ]+"))
        + "(\\?[^ ]*)?( .*)?";
  }
}
