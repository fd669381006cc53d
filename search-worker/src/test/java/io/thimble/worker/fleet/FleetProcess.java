package io.thimble.worker.fleet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/** Has a fleet simulated by a process of its own, so that no fleet bears what another one left. */
final class FleetProcess {
  /** Beyond the plan's own time: to start PostgreSQL, and to get a word in at the end. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private FleetProcess() {}

  /**
   * Simulates.
   *
   * @throws IllegalStateException when the fleet has overrun its PostgreSQL so far that no figures
   *     come
   */
  static FleetFigures run(FleetPlan plan, Path folder) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseParallelGC",
                    "-Dlogback.configurationFile=io/thimble/worker/command/logback.xml",
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    FleetProgram.class.getName(),
                    JsonMapper.shared().writeValueAsString(plan),
                    folder.toString()))
            .redirectError(folder.resolve("fleet.log").toFile())
            .redirectOutput(folder.resolve("figures.json").toFile())
            .start();
    try {
      var patience =
          PATIENCE.plus(plan.rampUp()).plus(plan.settle()).plus(plan.window()).toSeconds();
      var printed = folder.resolve("figures.json");
      if (!process.waitFor(patience, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalStateException(
            "The fleet of %d workers came to no figures. Maybe %s tells why."
                .formatted(plan.workers(), folder.resolve("fleet.log")));
      }
      return JsonMapper.shared()
          .readValue(Files.readString(printed, StandardCharsets.UTF_8).strip(), FleetFigures.class);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
