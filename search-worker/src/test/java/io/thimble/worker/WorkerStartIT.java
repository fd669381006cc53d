package io.thimble.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What whoever starts a worker, or one of its commands, is told when it cannot start. */
@Timeout(120)
final class WorkerStartIT {
  private static final String NOWHERE = "jdbc:postgresql://127.0.0.1:1/thimble";

  @TempDir private Path folder;

  @Test
  void wrongSettingAndUnknownNameAreTold() throws Exception {
    var environment = Map.of("THIMBLE_WORKER_THREADS", "many", "THIMBLE_DATA_DIR", "words");

    assertThat(refusal("io.thimble.worker.Worker", environment, 1))
        .containsExactly(
            "THIMBLE_WORKER_THREADS (many) is no whole number from 0 to 1024. Maybe use one like 0,"
                + " or unset it.",
            "THIMBLE_DATA_DIR is no setting. Maybe THIMBLE_DATA_DIRS.");
  }

  @Test
  void databaseThatIsNotThereIsTold() throws Exception {
    assertThat(refusal("io.thimble.worker.Worker", Map.of("THIMBLE_DB_URL", NOWHERE), 1))
        .singleElement()
        .asString()
        .startsWith("The database (%s) cannot be reached as thimble".formatted(NOWHERE))
        .contains("Maybe it is not running, or THIMBLE_DB_URL");
  }

  @Test
  void tooFewConnectionsAreTold() throws Exception {
    var environment = Map.of("THIMBLE_DB_URL", NOWHERE, "THIMBLE_DB_CONNECTIONS", "1");

    assertThat(refusal("io.thimble.worker.Worker", environment, 1))
        .singleElement()
        .asString()
        .startsWith("THIMBLE_DB_CONNECTIONS (1) is too few for a worker. Maybe ");
  }

  @Test
  void portOfProbesInUseIsTold() throws Exception {
    try (var workplace = new Workplace(folder);
        var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var environment = new HashMap<>(workplace.environment());
      environment.put("THIMBLE_MANAGEMENT_PORT", Integer.toString(taken.getLocalPort()));

      assertThat(refusal("io.thimble.worker.Worker", environment, 1))
          .singleElement()
          .asString()
          .contains(Integer.toString(taken.getLocalPort()), "Maybe", "THIMBLE_MANAGEMENT_PORT");
    }
  }

  @Test
  void commandTellsAWrongSettingToo() throws Exception {
    var environment = Map.of("THIMBLE_TRAINING_DEVICE", "cuda");

    assertThat(refusal("io.thimble.worker.command.Main", environment, 2))
        .containsExactly(
            "thimble: THIMBLE_TRAINING_DEVICE (cuda) is not known. Maybe use auto, cpu or gpu.");
  }

  private List<String> refusal(String program, Map<String, String> environment, int exitCode)
      throws IOException, InterruptedException {
    var builder = new ProcessBuilder(WorkerProcess.java(program));
    builder.environment().keySet().removeIf(name -> name.startsWith("THIMBLE_"));
    builder.environment().putAll(environment);
    builder.environment().put("THIMBLE_FOLDER", folder.resolve("data").toString());
    var log = folder.resolve("start.log");
    var started = builder.redirectOutput(log.toFile()).start();
    var told = new String(started.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(started.waitFor()).isEqualTo(exitCode);
    assertThat(Files.readString(log)).doesNotContain("Exception", "\tat ", "APPLICATION FAILED");
    return told.lines().filter(line -> !line.startsWith("WARNING")).toList();
  }
}
