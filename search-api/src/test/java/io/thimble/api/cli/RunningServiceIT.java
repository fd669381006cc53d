package io.thimble.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.api.RunningApi;
import io.thimble.api.SeededSearch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The commands and the real service understand each other. */
@ExtendWith(RunningApi.Extension.class)
class RunningServiceIT {
  private final RunningApi api;
  private final Screen screen = Screen.plain();
  @TempDir private Path temporary;

  RunningServiceIT(RunningApi api) {
    this.api = api;
  }

  @Test
  void searchIsShownWithItsTrialsAndItsFront() {
    var id = withFront("shown").id().toString();

    assertThat(fine("list", "--limit", "100")).contains(id, "shown");
    assertThat(fine("list", "--quiet").lines()).contains(id);
    assertThat(fine("status", id)).contains("3/");
    assertThat(fine("trials", id)).containsPattern("1 +scored +dnn +89\\.5 .* yes");
    assertThat(fine("trials", id, "--csv").lines().skip(1)).hasSize(3);
    assertThat(fine("front", id).lines().skip(2)).hasSize(2);
    assertThat(fine("front", id, "--csv").lines().skip(1)).hasSize(2);
    assertThat(fine("front", id, "--device", "nucleo-f446re").lines().skip(2)).isNotEmpty();
    assertThat(fine("fronts", id)).contains(id, "Objectives: error");
    assertThat(fine("changes", id)).contains("joined", "Hypervolume: 0.0000 → ");
    assertThat(fine("compare", id + ":0", id + ":1")).containsPattern("flash B +[0-9,]+\\* ");
    assertThat(fine("log", id, "0")).isEmpty();
    assertThat(fine("events", id)).contains("trial-scored", "trial 1");
    assertThat(fine("export", id, "--out", temporary.toString())).contains("model.tflite");
  }

  @Test
  void eventsAreFollowedToTheEndOfTheSearch() {
    var search = withFront("followed");
    search.complete();

    var told = fine("events", search.id().toString(), "--follow", "--json").lines().toList();

    assertThat(told).isEqualTo(fine("events", search.id().toString(), "--json").lines().toList());
    assertThat(told.getLast()).contains("completed");
  }

  @Test
  void searchIsChangedMovedClonedAndDeleted() {
    var id = withFront("changed").id().toString();
    var trials = JsonMapper.shared().readTree(fine("clone", id)).path("trials").asInt();

    assertThat(fine("extend", id, "--trials", "+5")).contains("%d trials".formatted(trials + 5));
    assertThat(fine("tune", id, "--at-once", "2")).contains("at most 2");
    assertThat(fine("tune", id)).contains("at most 2");
    assertThat(fine("tune", id, "--at-once", "none")).contains("parallelism");
    assertThat(fine("pause", id)).contains("is paused");
    assertThat(fine("resume", id)).contains("is running");
    assertThat(fine("cancel", id)).contains("is cancelled");
    assertThat(fine("clone", id, "--name", "again", "--seed", "9", "--post")).contains("is queued");
    var again = fine("list", "--quiet", "--limit", "1").strip();
    assertThat(fine("status", again)).contains("again");
    assertThat(fine("delete", again, "--yes")).contains("is deleted");
    assertThat(fine("delete", id, "--yes")).contains("is deleted");
    assertThat(run("status", id)).isEqualTo(ExitCodes.BAD_INPUT);
  }

  @Test
  void archiveIsUploadedResumedAndDeleted() throws IOException {
    var archive = Files.write(temporary.resolve("words.tar.gz"), new byte[1_000]).toString();

    assertThat(fine("datasets", "add", "cli-words", archive)).contains("--resume", "is stored");
    assertThat(run("datasets", "add", "cli-words", archive)).isNotEqualTo(ExitCodes.FINE);
    assertThat(screen.err()).contains("cli-words", "Maybe");
    assertThat(fine("datasets", "delete", "cli-words", "--yes")).contains("is being deleted");
    assertThat(fine("datasets")).contains("synthetic");
  }

  @Test
  void serviceTellsOfItself() {
    assertThat(fine("health")).contains("is UP");
    assertThat(fine("session")).contains("owner  local");
    assertThat(fine("devices")).contains("nucleo-f446re");
    assertThat(fine("workers")).contains("at once");
    assertThat(fine("audit", "--limit", "5")).contains("answer");
    var made =
        JsonMapper.shared()
            .readTree(
                fine("tokens", "create", "cli", "--owner", "ada", "--role", "reader", "--json"));
    var id = made.path("id").asString();
    assertThat(made.path("secret").asString()).startsWith("thimble_");
    assertThat(fine("tokens")).contains(id, "ada", "reader");
    assertThat(fine("tokens", "revoke", id)).contains("is revoked");
    assertThat(fine("tokens")).doesNotContain(id);
  }

  /** Three dnn: small, medium that hears better, and large that hears worst of all. */
  private SeededSearch withFront(String name) {
    var search = SeededSearch.running(api.stores(), name);
    search.score(0, 340);
    search.score(1, 360);
    search.score(2, 300);
    return search;
  }

  /** What a command prints that ends well. */
  private String fine(String... line) {
    var own = Screen.plain();
    var environment = Map.of(ServerOptions.VARIABLE, api.address());

    assertThat(Main.run(own.terminal(), environment, line)).as(own::err).isEqualTo(ExitCodes.FINE);
    return own.out();
  }

  private int run(String... line) {
    return Main.run(screen.terminal(), Map.of(ServerOptions.VARIABLE, api.address()), line);
  }
}
