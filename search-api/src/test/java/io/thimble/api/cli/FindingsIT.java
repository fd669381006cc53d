package io.thimble.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands tell of what a search finds. */
class FindingsIT {
  private static final String SEARCH = EndpointAnswers.SEARCH;

  @TempDir private Path temporary;
  private final Screen screen = Screen.plain();
  private final FakeApi api;

  FindingsIT() throws IOException {
    api = new FakeApi();
    EndpointAnswers.teach(api);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void trialIsToldWithItsReport() {
    assertThat(run("trial", "7")).isEqualTo(ExitCodes.FINE);

    assertThat(screen.out())
        .contains("7, on the front", "90.0 (85.0–94.0) % validation", "9,000 B flash", "12.34 ms")
        .contains("Child of 3 and 4.", "█▁  2.500 → 0.500 in 2 epochs", "epoch 8: 71.0 %")
        .containsPattern("yes +8 +2 +80\\.0")
        .containsPattern("silence +· +· +–")
        .containsPattern("dense 12 +31\\.3")
        .containsPattern("yes/a_nohash_0.wav +yes +silence +83\\.0 +yes");
  }

  @Test
  void networkIsToldLayerByLayer() {
    assertThat(run("trial", "latest", "7", "--network")).isEqualTo(ExitCodes.FINE);

    assertThat(screen.out()).containsPattern("dense 12 +49×10 +12 +1,000 +2,000");
    assertThat(screen.out()).containsPattern("nucleo +no");
  }

  @Test
  void frontIsDrawnOnATerminalAndElsewhereWhenAsked() {
    var watched = Screen.interactive();

    assertThat(Main.run(watched.terminal(), environment(), "front")).isEqualTo(ExitCodes.FINE);
    assertThat(run("front")).isEqualTo(ExitCodes.FINE);

    assertThat(watched.out()).contains("flash, kB", "1 on the front");
    assertThat(screen.out()).contains("9,000").doesNotContain("flash, kB");
    assertThat(run("front", "--plot", "--x", "latency")).isEqualTo(ExitCodes.FINE);
    assertThat(screen.out()).contains("latency, ms");
  }

  @Test
  void frontIsNotDrawnWhereAPersonDoesNotWantIt() {
    var watched = Screen.interactive();

    assertThat(Main.run(watched.terminal(), environment(), "front", "--no-plot"))
        .isEqualTo(ExitCodes.FINE);

    assertThat(watched.out()).contains("9,000").doesNotContain("flash, kB");
    assertThat(api.asked()).noneMatch(asked -> asked.endsWith("/points"));
  }

  @Test
  void frontOfAnEventOnABoardIsAskedForSo() {
    api.on(
        "GET /searches/%s/front?at=12&device=nucleo".formatted(SEARCH),
        200,
        "{\"search\": \"a\", \"trials\": 0, \"front\": []}");

    assertThat(run("front", "--at", "12", "--device", "nucleo")).isEqualTo(ExitCodes.FINE);
  }

  @Test
  void trialsAreComparedSideBySideAndTheBestIsMarked() {
    api.on(
        "GET /searches/%s/trials/8".formatted(SEARCH),
        200,
        """
        {"trial": 8, "flashBytes": 8000, "ops": 200, "decisions": {"filters": 16},
         "int8Accuracy": {"validation": {"accuracy": 0.8, "low": 0.7, "high": 0.9}}}
        """);

    assertThat(run("compare", "7", "0197c1a2:8")).isEqualTo(ExitCodes.FINE);

    assertThat(screen.out())
        .containsPattern(
            "int8 validation % +90\\.0 \\(85\\.0–94\\.0\\)\\* +80\\.0 \\(70\\.0–90\\.0\\)\n")
        .containsPattern("flash B +9,000 +8,000\\*\n")
        .containsPattern("ops +200 +200\n")
        .containsPattern("filters +– +16\n")
        .containsPattern("units +64 +–\n");
  }

  @Test
  void nothingFittingIsToldWithTheNearestBudgetAndEndsWithOne() throws IOException {
    api.close();
    try (var tight = new FakeApi()) {
      tight.on(
          "POST /feasibility",
          200,
          """
          {"fits": false, "sentence": "No network fits 2,000 B.", "boards": ["nucleo"],
           "nearest": {"budget": {"flashBytes": 2100}, "sentence": "2,100 B would do."}}
          """);

      assertThat(run("fits", "-f", spec(), "--server", tight.address()))
          .isEqualTo(ExitCodes.FAILED);
      assertThat(run("fits", "-f", spec(), "--server", tight.address(), "--json"))
          .isEqualTo(ExitCodes.FAILED);
    }

    assertThat(screen.out())
        .contains(
            "No network fits 2,000 B.", "2,100 B would do.", "{\"flashBytes\":2100}", "nucleo");
  }

  @Test
  void whatFitsIsToldWithTheSmallestAndTheLargest() throws IOException {
    try (var wide = new FakeApi()) {
      wide.on(
          "POST /feasibility",
          200,
          """
          {"fits": true, "share": {"share": 0.123, "low": 0.1, "high": 0.2, "exact": false},
           "byFamily": {"dnn": {"share": 0.00001, "exact": true}},
           "smallest": {"family": "dnn", "flashBytes": 2100, "sramBytes": 900, "ops": 12000,
                        "parameters": 1500, "decisions": {"units": 8}, "exact": true},
           "largest": {"family": "ds-cnn", "flashBytes": 79000, "exact": false}}
          """);

      assertThat(run("fits", "-f", spec(), "--server", wide.address())).isEqualTo(ExitCodes.FINE);
    }

    assertThat(screen.out())
        .contains("about 12.3 % of the space (10.0–20.0)", "1.0e-03 % of the space")
        .contains("dnn: 2,100 B flash, 900 B arena, 12,000 ops, 1,500 parameters")
        .contains("units 8", "ds-cnn: 79,000 B flash", "(the best found)");
  }

  @Test
  void clipIsWrittenIntoTheFolderAlone() {
    api.on("GET /searches/%s/trials/7/clips?name=..%%2F..%%2Fx.wav".formatted(SEARCH), 200, "x");

    assertThat(run("clip", "7", "../../x.wav", "--out", temporary.resolve("out").toString()))
        .isEqualTo(ExitCodes.FINE);

    assertThat(temporary.resolve("out").resolve(".._.._x.wav")).hasContent("x");
  }

  @Test
  void eventsAreReadOnAfterTheStreamBreaks() throws IOException {
    try (var streaming = new FakeApi()) {
      var path = "GET /searches/%s/events".formatted(SEARCH);
      streaming.on(
          path,
          200,
          ": events\nid:4\ndata:{\"id\": 4, \"type\": \"trial-scored\", \"trial\": 7}\n\n");
      streaming.breakOff(path);
      streaming.on(path, 200, "id:9\ndata:{\"id\": 9, \"type\": \"search-completed\"}\n\n");
      streaming.on(path, 204, "");

      assertThat(run("events", SEARCH, "--follow", "--since", "2", "--server", streaming.address()))
          .isEqualTo(ExitCodes.FINE);

      assertThat(streaming.headers("Last-Event-ID")).containsExactly("2", "4", "4", "9");
    }
    assertThat(screen.out().lines()).hasSize(2);
    assertThat(screen.out()).contains("trial-scored", "trial 7", "search-completed");
  }

  @Test
  void eventsSoFarAreReadPageByPage() throws IOException {
    var path = "GET /searches/%s/events?after=".formatted(SEARCH);
    api.on(path + 0, 200, "{\"events\": [{\"id\": 4, \"type\": \"a\"}], \"last\": 4}");
    api.on(path + 4, 200, "{\"events\": [], \"last\": 4}");

    assertThat(run("events", "--json")).isEqualTo(ExitCodes.FINE);

    assertThat(screen.out().strip()).isEqualTo("{\"id\":4,\"type\":\"a\"}");
  }

  @Test
  void logIsFollowedUntilTheTrialHasEnded() throws IOException {
    try (var training = new FakeApi()) {
      var trial = "GET /searches/%s/trials/7".formatted(SEARCH);
      training.on(trial, 200, "{\"state\": \"running\"}");
      training.on(trial, 200, "{\"state\": \"running\"}");
      training.on(trial, 200, "{\"state\": \"scored\"}");
      training.on(
          trial + "/log?cursor=0",
          200,
          "{\"lines\": [{\"id\": 3, \"attempt\": 1, \"line\": \"one\"}]}");
      training.on(trial + "/log?cursor=3", 200, "{\"lines\": []}");
      training.on(
          trial + "/log?cursor=3",
          200,
          "{\"lines\": [{\"id\": 5, \"attempt\": 1, \"line\": \"two\"}]}");
      training.on(trial + "/log?cursor=5", 200, "{\"lines\": []}");

      assertThat(run("log", SEARCH, "7", "--follow", "--server", training.address()))
          .isEqualTo(ExitCodes.FINE);
    }

    assertThat(screen.out().lines()).hasSize(2);
    assertThat(screen.out()).contains("[1] one", "[1] two");
  }

  private String spec() throws IOException {
    return Files.writeString(temporary.resolve("spec.json"), "{}").toString();
  }

  private Map<String, String> environment() {
    return Map.of(ServerOptions.VARIABLE, api.address());
  }

  private int run(String... line) {
    return Main.run(screen.terminal(), environment(), line);
  }
}
