package io.thimble.api.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The main job on this machine, from nothing to a file. */
@Command(
    name = "demo",
    description = {
      "Start the database, the API and a worker on this machine, search for a network within"
          + " 80 kB flash, 40 kB SRAM and 6 million operations, print the front, write the winner's"
          + " files, and stop.",
      "Without --data it listens to the built-in voice."
    })
final class DemoCommand implements Callable<Integer> {
  private static final int BUILT_IN_TRIALS = 30;
  private static final int BUILT_IN_EPOCHS = 15;
  private static final int FOLDER_TRIALS = 100;
  private static final int FOLDER_EPOCHS = 30;
  private static final int FOLDER_MINUTES = 20;

  private final Terminal terminal;
  private final Map<String, String> environment;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "a folder with a folder of WAV files for each word")
  private @Nullable Path data;

  @Option(
      names = "--trials",
      paramLabel = "N",
      description =
          "most trials (default: " + BUILT_IN_TRIALS + ", with --data " + FOLDER_TRIALS + ")")
  private @Nullable Integer trials;

  @Option(
      names = "--minutes",
      paramLabel = "M",
      description =
          "no trial begins after so many (default: no limit, with --data " + FOLDER_MINUTES + ")")
  private @Nullable Integer minutes;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "out",
      description = "where the winner's files are written (default: ${DEFAULT-VALUE})")
  private Path out = Path.of("out");

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description =
          "where everything is kept (default: $THIMBLE_FOLDER, or thimble-data beside the script)")
  private @Nullable Path folder;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      defaultValue = "1",
      description = "the same seed gives the same trials (default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(names = "--epochs", paramLabel = "N", hidden = true)
  private @Nullable Integer epochs;

  @Option(names = "--json", description = "print the front as JSON, and progress to stderr")
  private boolean json;

  DemoCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    var spec = spec();
    OutFiles.check(out);
    var folders = DataFolders.check(data == null ? List.of() : List.of(data));
    var installation = Installation.find(environment);
    var given = LocalService.checked(environment);
    var kept = folder == null ? installation.folder(given) : folder;
    var settings = new ServiceSettings(installation, kept, Ports.free(), 1, folders);
    try (var statusLine = StatusLine.on(terminal, json)) {
      var demo = new Demo(spec, out, terminal, json, statusLine);
      return LocalService.use(settings, statusLine, demo::run);
    }
  }

  private DemoSpec spec() {
    var limit =
        minutes != null || data == null
            ? Optional.ofNullable(minutes)
            : Optional.of(FOLDER_MINUTES);
    return new DemoSpec(
        data == null ? DataFolders.BUILT_IN : DataFolders.name(data),
        orElse(trials, data == null ? BUILT_IN_TRIALS : FOLDER_TRIALS),
        limit.map(Duration::ofMinutes),
        orElse(epochs, data == null ? BUILT_IN_EPOCHS : FOLDER_EPOCHS),
        seed);
  }

  private static int orElse(@Nullable Integer given, int usual) {
    return given == null ? usual : given;
  }
}
