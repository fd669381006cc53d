package io.thimble.worker;

import io.thimble.db.worker.Capabilities;
import io.thimble.worker.trainer.TrainerSettings;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.util.unit.DataSize;

/**
 * How a worker works. Defaults and the forms of values stand in {@link io.thimble.db.setting}.
 *
 * @param folder where the worker keeps its cache ({@code THIMBLE_FOLDER})
 * @param datasets folders of words that it sees ({@code THIMBLE_DATA_DIRS}, separated as in {@code
 *     PATH})
 * @param threads trainings at once; 0 stands for one on each core ({@code THIMBLE_WORKER_THREADS})
 * @param featureCache most bytes of cached features ({@code THIMBLE_FEATURE_CACHE})
 * @param trainerHeap most bytes of Java objects in the process of one training ({@code
 *     THIMBLE_TRAINER_HEAP})
 * @param drain how long a worker that stops waits for trainings to end their epoch ({@code
 *     THIMBLE_DRAIN})
 */
@ConfigurationProperties("thimble")
public record WorkerSettings(
    Path folder,
    @Name("data.dirs") String datasets,
    @Name("worker.threads") int threads,
    @Name("feature.cache") DataSize featureCache,
    @Name("trainer.heap") DataSize trainerHeap,
    Duration drain) {
  /** What this worker can do, if it sees these data sets. */
  public Capabilities capabilities(Set<String> seen) {
    return Capabilities.of(
        Runtime.getRuntime().availableProcessors(), Gpus.count(), trainings(), seen);
  }

  /** Trainings at once. */
  public int trainings() {
    return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
  }

  /** The folders of words. */
  public List<Path> datasetFolders() {
    return Arrays.stream(datasets.split(File.pathSeparator))
        .filter(name -> !name.isBlank())
        .map(Path::of)
        .toList();
  }

  /** Where features and the built-in voice's recordings are kept. */
  public Path cacheFolder() {
    return folder.resolve("cache");
  }

  /** How the processes of trainings are run: as many warm ones as trainings at once. */
  public TrainerSettings trainers() {
    return new TrainerSettings(trainings(), trainerHeap.toBytes(), folder.resolve("crashes"));
  }
}
