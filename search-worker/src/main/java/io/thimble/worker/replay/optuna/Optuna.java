package io.thimble.worker.replay.optuna;

import io.thimble.worker.replay.Trajectory;
import io.thimble.worker.replay.table.TableFile;
import io.thimble.worker.replay.table.TableLimit;
import io.thimble.worker.replay.table.TableObjective;
import io.thimble.worker.replay.table.TableTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Optuna as it is installed for the system's Python. */
public final class Optuna {
  /** The samplers it is asked for: its random one, NSGA-II, and TPE in both its forms. */
  public static final List<String> SAMPLERS = List.of("random", "nsga2", "tpe", "tpe-multivariate");

  private static final Path PYTHON = Path.of("/usr/bin/python3");
  private static final String SCRIPT = "/io/thimble/worker/replay/optuna/optuna_replay.py";
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final String version;

  private Optuna(String version) {
    this.version = version;
  }

  /** Optuna, or nothing where it is not installed. */
  public static Optional<Optuna> find() throws IOException, InterruptedException {
    if (!Files.isExecutable(PYTHON)) {
      return Optional.empty();
    }
    var command = List.of(PYTHON.toString(), "-c", "import optuna; print(optuna.__version__)");
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 ? Optional.of(new Optuna(printed.strip())) : Optional.empty();
  }

  /** Its version, for example 3.1.0. */
  public String version() {
    return version;
  }

  /**
   * Runs one of its samplers, one seed after the other.
   *
   * @param sampler one of {@link #SAMPLERS}
   * @param sink takes each run as it ends
   * @throws IllegalStateException when Python ends with an error
   */
  public void run(
      TableTask task, String sampler, List<Long> seeds, int trials, Consumer<Trajectory> sink)
      throws IOException, InterruptedException {
    var table = Files.createTempFile("thimble-table", ".csv");
    var errors = Files.createTempFile("thimble-optuna", ".log");
    try {
      Files.write(table, TableFile.lines(task.table()));
      var process =
          new ProcessBuilder(command(task, table, sampler, seeds, trials))
              .redirectError(errors.toFile())
              .start();
      try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
        lines.lines().map(line -> MAPPER.readValue(line, Trajectory.class)).forEach(sink);
        if (process.waitFor() != 0) {
          throw new IllegalStateException(
              "Optuna's %s ended with an error (%s). Maybe another version is installed than 3.1."
                  .formatted(sampler, Files.readString(errors).strip()));
        }
      } finally {
        process.destroy();
      }
    } finally {
      Files.delete(table);
      Files.delete(errors);
    }
  }

  private static List<String> command(
      TableTask task, Path table, String sampler, List<Long> seeds, int trials) {
    var command =
        new ArrayList<>(
            List.of(
                PYTHON.toString(),
                "-c",
                script(),
                "--table=" + table,
                "--objectives=" + objectives(task),
                "--sampler=" + sampler,
                "--trials=" + trials));
    task.limits().forEach(limit -> command.add("--limit=" + limit));
    seeds.forEach(seed -> command.add("--seed=" + seed));
    return command;
  }

  static String objectives(TableTask task) {
    return task.objectives().stream()
        .map(TableObjective::toString)
        .collect(Collectors.joining(","));
  }

  /** Everything that its runs depend on but sampler and seed. */
  static String identity(TableTask task) {
    return String.join("\n", TableFile.lines(task.table()))
        + objectives(task)
        + task.limits().stream().map(TableLimit::toString).toList()
        + script();
  }

  private static String script() {
    try (var stream = Objects.requireNonNull(Optuna.class.getResourceAsStream(SCRIPT), SCRIPT)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
