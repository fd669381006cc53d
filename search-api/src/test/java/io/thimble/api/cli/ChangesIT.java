package io.thimble.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Commands that change searches, and what else a service keeps. */
class ChangesIT {
  private static final String SEARCH = EndpointAnswers.SEARCH;

  private final Screen screen = Screen.plain();
  private final FakeApi api;

  ChangesIT() throws IOException {
    api = new FakeApi();
    EndpointAnswers.teach(api);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void trialsAreAddedToWhatTheSearchHas() {
    assertThat(run("extend", SEARCH, "--trials", "+6", "--max-duration", "1d2h30m"))
        .isEqualTo(ExitCodes.FINE);

    assertThat(api.asked().getLast())
        .endsWith("/extend {\"trials\":20,\"maxDuration\":\"P1DT2H30M\"}");
    assertThat(api.keys()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"2h, PT2H", "90m, PT90M", "1d, P1D", "PT5H, PT5H", "soon, soon"})
  void durationIsWrittenAsIsoHasIt(String given, String sent) {
    assertThat(ExtendCommand.duration(given)).isEqualTo(sent);
  }

  @Test
  void limitOfTrialsAtOnceIsTakenAway() {
    assertThat(run("tune", SEARCH, "--at-once", "none")).isEqualTo(ExitCodes.FINE);
    assertThat(run("tune", SEARCH, "--at-once", "3", "--priority", "-5")).isEqualTo(ExitCodes.FINE);

    assertThat(api.asked())
        .containsExactly(
            "PATCH /searches/" + SEARCH + " {\"runningAtOnce\":null}",
            "PATCH /searches/" + SEARCH + " {\"priority\":-5,\"runningAtOnce\":3}");
  }

  @Test
  void cloneIsASpecThatCanBePosted() {
    assertThat(run("clone", "--name", "again", "--seed", "5")).isEqualTo(ExitCodes.FINE);

    var spec = JsonMapper.shared().readTree(screen.out());
    assertThat(spec.path("name").asString()).isEqualTo("again");
    assertThat(spec.path("seed").asInt()).isEqualTo(5);
    assertThat(spec.path("budget").path("flashBytes").asInt()).isEqualTo(80_000);
    assertThat(api.asked()).noneMatch(asked -> asked.startsWith("POST"));

    assertThat(run("clone", "--seed", "5", "--post")).isEqualTo(ExitCodes.FINE);

    assertThat(api.asked().getLast()).startsWith("POST /searches {").contains("\"seed\":5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"delete latest", "datasets delete mine"})
  void nothingIsDeletedWhereNobodyCanBeAsked(String line) {
    assertThat(run(line.split(" "))).isEqualTo(ExitCodes.BAD_INPUT);

    assertThat(screen.err()).contains("Maybe add --yes");
    assertThat(api.asked()).noneMatch(asked -> asked.startsWith("DELETE"));
  }

  @Test
  void quietListIsIdsAlone() {
    assertThat(run("list", "--quiet")).isEqualTo(ExitCodes.FINE);

    assertThat(screen.out().lines()).containsExactly(SEARCH);
  }

  @Test
  void listShowsHowTheFrontGrew() {
    assertThat(run("list")).isEqualTo(ExitCodes.FINE);

    assertThat(screen.out()).contains("▁█", "4/4", "90.0", "2026-01-01 00:00:00Z");
  }

  @Test
  void onlySoManyRowsAreAskedFor() {
    api.on("GET /audit?limit=2&owner=a%20b", 200, "{\"entries\": [{}, {}], \"next\": \"9\"}");

    assertThat(run("audit", "--limit", "2", "--owner", "a b")).isEqualTo(ExitCodes.FINE);

    assertThat(api.asked()).containsExactly("GET /audit?limit=2&owner=a%20b");
  }

  @Test
  void secretOfANewTokenIsPrintedForTheEnvironment() {
    assertThat(run("tokens", "create", "nightly", "--owner", "ada")).isEqualTo(ExitCodes.FINE);

    assertThat(screen.out().strip()).isEqualTo("THIMBLE_TOKEN=thimble_x");
    assertThat(api.asked())
        .containsExactly(
            "POST /tokens {\"name\":\"nightly\",\"owner\":\"ada\",\"role\":\"submitter\"}");
  }

  @Test
  void serviceThatIsNotWellEndsHealthWithOne() throws IOException {
    try (var ill = new FakeApi()) {
      ill.on(
          "GET /actuator/health",
          503,
          "{\"status\": \"DOWN\", \"components\": {\"db\": {\"status\": \"DOWN\"}}}");

      assertThat(run("health", "--server", ill.address())).isEqualTo(ExitCodes.FAILED);
    }

    assertThat(screen.out()).contains("is DOWN", "db");
    assertThat(run("health")).isEqualTo(ExitCodes.FINE);
    api.close();
    assertThat(run("health")).isEqualTo(ExitCodes.UNREACHABLE);
  }

  private int run(String... line) {
    return Main.run(screen.terminal(), Map.of(ServerOptions.VARIABLE, api.address()), line);
  }
}
