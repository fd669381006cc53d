package io.thimble.worker.replay.optuna;

import io.thimble.hw.digest.Sha256;
import io.thimble.worker.replay.Trajectory;
import io.thimble.worker.replay.table.TableTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Optuna's runs, from a folder where they are there and from Optuna where they are not. A file for
 * each table, task and sampler has a line for each seed, written as the run ends; a longer run
 * serves as a shorter one, for no proposal depends on how many will follow.
 */
public final class OptunaRuns {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Path folder;
  private final Optional<Optuna> optuna;

  /**
   * Runs kept in this folder.
   *
   * @param optuna nothing: only what is kept is there
   */
  public OptunaRuns(Path folder, Optional<Optuna> optuna) {
    this.folder = folder;
    this.optuna = optuna;
  }

  /**
   * The runs with the seeds 1, 2, …; fewer where Optuna is not installed.
   *
   * @param progress hears of each run that Optuna makes now
   */
  public List<Trajectory> of(
      TableTask task, String sampler, int seeds, int trials, Consumer<Trajectory> progress)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    var file =
        folder.resolve(
            "%s-%s-%s.jsonl"
                .formatted(
                    task.table().name(),
                    Sha256.of(Optuna.identity(task)).substring(0, 12),
                    sampler));
    var known = read(file, trials);
    var missing =
        LongStream.rangeClosed(1, seeds).filter(seed -> !known.containsKey(seed)).boxed().toList();
    if (optuna.isPresent() && !missing.isEmpty()) {
      optuna
          .get()
          .run(
              task,
              sampler,
              missing,
              trials,
              run -> {
                append(file, run);
                progress.accept(run);
                known.put(run.seed(), run);
              });
    }
    var runs = new ArrayList<Trajectory>();
    for (long seed = 1; seed <= seeds; seed++) {
      var run = known.get(seed);
      if (run != null) {
        runs.add(run);
      }
    }
    return runs;
  }

  private static Map<Long, Trajectory> read(Path file, int trials) throws IOException {
    var runs = new TreeMap<Long, Trajectory>();
    if (Files.exists(file)) {
      for (var line : Files.readAllLines(file)) {
        var run = MAPPER.readValue(line, Trajectory.class);
        if (run.rows().size() >= trials) {
          double share = (double) trials / run.rows().size();
          runs.put(
              run.seed(),
              new Trajectory(run.seed(), run.rows().subList(0, trials), run.seconds() * share));
        }
      }
    }
    return runs;
  }

  private static void append(Path file, Trajectory run) {
    try {
      Files.writeString(
          file,
          MAPPER.writeValueAsString(run) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
