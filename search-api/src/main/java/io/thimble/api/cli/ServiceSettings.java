package io.thimble.api.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@link LocalService} runs.
 *
 * @param installation the programs
 * @param folder where the database, the logs and the workers' caches are kept
 * @param port of the API
 * @param workers how many
 * @param dataFolders folders of words that the workers see
 */
record ServiceSettings(
    Installation installation, Path folder, int port, int workers, List<Path> dataFolders) {
  private static final int MOST_WORKERS = 256;

  ServiceSettings {
    if (workers < 1 || workers > MOST_WORKERS) {
      throw CommandFailure.badInput(
          "The number of workers (%d) is not from 1 to %d. Maybe give one worker for each machine: each uses all its cores."
              .formatted(workers, MOST_WORKERS));
    }
    folder = folder.toAbsolutePath().normalize();
    dataFolders = List.copyOf(dataFolders);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  Path databaseFolder() {
    return folder.resolve("postgres");
  }

  Path logFolder() {
    return folder.resolve("logs");
  }
}
