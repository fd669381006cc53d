package io.thimble.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientCommandsIT {
  private static final String NEWEST = "0197c1a2-0000-7000-8000-00000000000b";
  private static final String OLDER = "0197c1a1-0000-7000-8000-00000000000a";
  private static final String THIRD = "0197c1a0-0000-7000-8000-000000000009";
  private static final String FRONT =
      """
      {"search": "%s", "state": "completed", "trials": 9, "frontHash": "ab", "hypervolume": 0.5,
       "front": [
         {"trial": 3, "family": "dnn", "floatAccuracy": 0.905, "ops": 12000, "flashBytes": 9000,
          "sramBytes": 2000, "int8Accuracy": {
            "validation": {"correct": 90, "clips": 100, "accuracy": 0.9, "low": 0.82, "high": 0.94},
            "test": null}},
         {"trial": 7, "family": "ds-cnn", "floatAccuracy": 0.955, "ops": 5000000,
          "flashBytes": 52640, "sramBytes": 22000, "int8Accuracy": {
            "validation": {"correct": 95, "clips": 100, "accuracy": 0.95, "low": 0.88, "high": 0.97},
            "test": {"correct": 94, "clips": 100, "accuracy": 0.94, "low": 0.87, "high": 0.97}}}]}
      """
          .formatted(NEWEST);

  @TempDir private Path temporary;
  private final Screen screen = Screen.plain();
  private final FakeApi api;

  ClientCommandsIT() throws IOException {
    api = new FakeApi();
  }

  @BeforeEach
  void knowTwoSearches() {
    api.on(
        "GET /searches?limit=1",
        200,
        "{\"searches\": [%s], \"next\": \"%s\"}".formatted(search(NEWEST, "running"), NEWEST));
    api.on(
        "GET /searches?limit=100",
        200,
        "{\"searches\": [%s], \"next\": \"%s\"}".formatted(search(NEWEST, "running"), NEWEST));
    api.on(
        "GET /searches?limit=100&cursor=" + NEWEST,
        200,
        "{\"searches\": [%s], \"next\": null}".formatted(search(OLDER, "completed")));
    api.on("GET /searches/" + NEWEST, 200, search(NEWEST, "running"));
    api.on("GET /searches/" + OLDER, 200, search(OLDER, "completed"));
    api.on("GET /searches/%s/front".formatted(NEWEST), 200, FRONT);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void statusWithoutAnIdTellsTheNewestSearch() {
    assertThat(run("status")).isEqualTo(ExitCodes.FINE);

    assertThat(screen.out()).contains(NEWEST, "running", "5/14 trials (1 failed)", "91.2 %");
  }

  @Test
  void statusTakesTheBeginningOfAnId() {
    assertThat(run("status", "0197C1A1")).isEqualTo(ExitCodes.FINE);

    assertThat(screen.out()).contains(OLDER, "completed");
  }

  @Test
  void beginningOfTwoIdsIsRefusedWithBoth() {
    assertThat(run("status", "0197")).isEqualTo(ExitCodes.BAD_INPUT);

    assertThat(screen.err()).contains("(0197)", NEWEST, OLDER, "Maybe");
  }

  @Test
  void beginningOfNoIdIsRefused() {
    assertThat(run("status", "ffff")).isEqualTo(ExitCodes.BAD_INPUT);
    assertThat(run("status", "../admin")).isEqualTo(ExitCodes.BAD_INPUT);

    assertThat(screen.err()).contains("(ffff)", "(../admin)", "Maybe");
  }

  @Test
  void statusOfAllIsALineForEach() {
    assertThat(run("status", "--all")).isEqualTo(ExitCodes.FINE);

    assertThat(screen.out().lines().skip(2)).hasSize(2).first().asString().startsWith(NEWEST);
  }

  @Test
  void frontIsATableWithTheBestFirst() {
    assertThat(run("front", "latest")).isEqualTo(ExitCodes.FINE);

    var rows = screen.out().lines().skip(2).toList();
    assertThat(rows).hasSize(2);
    assertThat(rows.getFirst()).contains("7", "ds-cnn", "95.0 (88.0–97.0)", "94.0", "52,640");
    assertThat(rows.getLast()).contains("3", "dnn", "90.0", "–");
  }

  @Test
  void jsonIsPrintedAsTheServiceGivesIt() {
    assertThat(run("front", "--json")).isEqualTo(ExitCodes.FINE);

    assertThat(screen.out().strip()).isEqualTo(FRONT.strip());
  }

  @Test
  void exportWritesTheWinnersFiles() {
    api.on("GET /searches/%s/trials/7/model.tflite".formatted(NEWEST), 200, new byte[] {1, 2});
    api.on("GET /searches/%s/trials/7/bundle.zip".formatted(NEWEST), 200, new byte[] {3});

    assertThat(run("export", "--out", temporary.resolve("out").toString()))
        .isEqualTo(ExitCodes.FINE);

    assertThat(temporary.resolve("out/model.tflite")).hasBinaryContent(new byte[] {1, 2});
    assertThat(temporary.resolve("out/bundle.zip")).hasBinaryContent(new byte[] {3});
  }

  @Test
  void exportWritesNothingWhenOneFileIsNotThere() {
    api.on("GET /searches/%s/trials/3/model.tflite".formatted(NEWEST), 200, new byte[] {1, 2});

    assertThat(run("export", "--trial", "3", "--out", temporary.toString()))
        .isEqualTo(ExitCodes.BAD_INPUT);

    assertThat(temporary).isEmptyDirectory();
    assertThat(screen.err()).contains("There is nothing here");
  }

  @Test
  void searchIsPostedAsItIsWritten() throws IOException {
    var spec = Files.writeString(temporary.resolve("spec.json"), "{\"dataset\": \"mini\"}");
    api.on("POST /searches", 202, search(NEWEST, "queued"));

    assertThat(run("search", "-f", spec.toString())).isEqualTo(ExitCodes.FINE);

    assertThat(api.asked()).containsExactly("POST /searches {\"dataset\": \"mini\"}");
    assertThat(screen.out()).contains(NEWEST, "queued");
  }

  @Test
  void postWhoseConnectionBreaksIsRepeatedUnderTheSameKey() throws IOException {
    var spec = Files.writeString(temporary.resolve("spec.json"), "{}");
    api.breakOff("POST /searches");
    api.on("POST /searches", 409, "{\"title\": \"Still being worked on\"}");
    api.on("POST /searches", 503, "{\"title\": \"The database restarts\"}");
    api.on("POST /searches", 202, search(NEWEST, "queued"));

    assertThat(run("search", "-f", spec.toString())).isEqualTo(ExitCodes.FINE);

    assertThat(api.keys()).hasSize(4).containsOnly(api.keys().getFirst());
    assertThat(screen.out()).contains(NEWEST);
  }

  @Test
  void eachPostHasAKeyOfItsOwn() throws IOException {
    var spec = Files.writeString(temporary.resolve("spec.json"), "{}");
    api.on("POST /searches", 202, search(NEWEST, "queued"));

    run("search", "-f", spec.toString());
    run("search", "-f", spec.toString());

    assertThat(api.keys()).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void searchIsFollowedToItsEnd() throws IOException {
    var spec = Files.writeString(temporary.resolve("spec.json"), "{}");
    api.on("POST /searches", 202, search(OLDER, "queued"));
    api.on("GET /searches/%s/front".formatted(OLDER), 200, FRONT);

    assertThat(run("search", "-f", spec.toString(), "--wait")).isEqualTo(ExitCodes.FINE);

    assertThat(screen.out()).contains("ds-cnn", "52,640");
  }

  @Test
  void searchThatFailsIsToldWithItsReason() throws IOException {
    var spec = Files.writeString(temporary.resolve("spec.json"), "{}");
    var failed = search(THIRD, "failed").replace("\"reason\": null", "\"reason\": \"No clips.\"");
    api.on("POST /searches", 202, search(THIRD, "queued"));
    api.on("GET /searches/" + THIRD, 200, search(THIRD, "running"));
    api.on("GET /searches/" + THIRD, 200, failed);
    api.on("GET /searches/%s/front".formatted(THIRD), 200, FRONT);

    assertThat(run("search", "-f", spec.toString(), "--wait")).isEqualTo(ExitCodes.FAILED);

    assertThat(screen.err()).contains(THIRD, "failed", "No clips.");
  }

  @Test
  void refusedSpecIsToldFieldByField() throws IOException {
    var spec = Files.writeString(temporary.resolve("spec.json"), "{\"trials\": -1}");
    api.on(
        "POST /searches",
        422,
        """
        {"title": "The spec is not valid", "detail": "One field is wrong.", "errors": [
          {"field": "trials", "value": -1, "message": "It is too small. Maybe 60."}]}
        """);

    assertThat(run("search", "-f", spec.toString())).isEqualTo(ExitCodes.BAD_INPUT);

    assertThat(screen.err()).contains("trials (-1): It is too small.", "Maybe 60.");
  }

  @Test
  void missingSpecIsNamed() {
    assertThat(run("search", "-f", "absent.json")).isEqualTo(ExitCodes.BAD_INPUT);

    assertThat(screen.err()).contains("(absent.json)", "does not exist", "Maybe");
    assertThat(api.asked()).isEmpty();
  }

  @Test
  void searchIsMovedToAnotherState() {
    for (var transition : List.of("pause", "resume", "cancel")) {
      api.on("POST /searches/%s/%s".formatted(NEWEST, transition), 200, search(NEWEST, "moved"));

      assertThat(run(transition, NEWEST)).isEqualTo(ExitCodes.FINE);
    }

    assertThat(screen.out().lines()).hasSize(3).allMatch(line -> line.contains("is moved"));
  }

  @Test
  void devicesAreATable() {
    api.on(
        "GET /devices",
        200,
        """
        {"devices": [{"id": "nucleo-f446re", "name": "Nucleo", "core": "cortex-m4",
          "clockMegahertz": 180, "flashBytes": 524288, "sramBytes": 131072}]}
        """);

    assertThat(run("devices")).isEqualTo(ExitCodes.FINE);

    assertThat(screen.out()).contains("nucleo-f446re", "cortex-m4", "180", "524,288", "131,072");
  }

  @Test
  void serverThatIsNotThereHasAnExitCodeOfItsOwn() {
    api.close();

    assertThat(run("status")).isEqualTo(ExitCodes.UNREACHABLE);

    assertThat(screen.err()).contains(api.address(), "Maybe start one with ./thimble up");
  }

  @Test
  void serverIsTakenFromTheEnvironment() {
    var environment = Map.of(ServerOptions.VARIABLE, api.address() + "/");

    assertThat(Main.run(screen.terminal(), environment, "status")).isEqualTo(ExitCodes.FINE);
  }

  @Test
  void answerThatIsNoJsonIsAFailure() {
    api.on("GET /devices", 200, "<html>");

    assertThat(run("devices")).isEqualTo(ExitCodes.FAILED);

    assertThat(screen.err()).contains("cannot be read", "Maybe");
  }

  private int run(String command, String... arguments) {
    var all = new ArrayList<>(List.of(command, "--server", api.address()));
    all.addAll(List.of(arguments));
    return Main.run(screen.terminal(), Map.of(), all.toArray(String[]::new));
  }

  private static String search(String id, String state) {
    return """
    {"id": "%s", "name": "kws", "state": "%s", "reason": null, "spec": {},
     "trials": {"done": 4, "failed": 1, "stopped": 0, "running": 1, "waiting": 0, "total": 14},
     "bestInt8Accuracy": 0.912, "frontSize": 3, "running": [{"trial": 5, "rung": 12, "epoch": 7}], "secondsLeft": null,
     "createdAt": "2026-01-01T00:00:00Z"}
    """
        .formatted(id, state);
  }
}
