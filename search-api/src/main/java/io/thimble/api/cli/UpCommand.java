package io.thimble.api.cli;

import static io.thimble.db.setting.ServiceSettings.PORT;

import io.thimble.db.setting.GivenSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the service on this machine until it is stopped. */
@Command(
    name = "up",
    description =
        "Run the database, the API with its page and the workers on this machine, until Ctrl-C.")
final class UpCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Map<String, String> environment;

  @Option(
      names = "--port",
      paramLabel = "P",
      description = "where the API and the page listen (default: $THIMBLE_PORT, or 8080)")
  private @Nullable Integer port;

  @Option(
      names = "--workers",
      paramLabel = "N",
      defaultValue = "1",
      description = "how many; the cores are shared out among them (default: ${DEFAULT-VALUE})")
  private int workers;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      arity = "1..*",
      description = "folders with a folder of WAV files for each word; the built-in voice is there")
  private List<Path> data = List.of();

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description =
          "where everything is kept (default: $THIMBLE_FOLDER, or thimble-data beside the script)")
  private @Nullable Path folder;

  UpCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    var folders = DataFolders.check(data);
    var given = LocalService.checked(environment);
    int listening = port == null ? portOf(given) : port;
    Ports.check(listening);
    var installation = Installation.find(environment);
    var settings =
        new ServiceSettings(
            installation,
            folder == null ? installation.folder(given) : folder,
            listening,
            workers,
            folders);
    try (var statusLine = StatusLine.on(terminal, false)) {
      return LocalService.use(settings, statusLine, service -> serve(service, statusLine));
    }
  }

  private static int portOf(GivenSettings given) {
    int set = Integer.parseInt(given.value(PORT));
    return set == 0 ? Ports.free() : set;
  }

  private static int serve(LocalService service, StatusLine statusLine) {
    try (var client = new ApiClient(service.address(), /* token= */ null)) {
      service.awaitReady(client);
    }
    statusLine.say("Thimble is ready: %s/".formatted(service.address()));
    statusLine.say(
        "Workers: %d. Data are kept in %s, logs in %s. Ctrl-C stops everything."
            .formatted(service.workers().size(), service.folder(), service.logFolder()));
    LocalService.awaitExit();
    return ExitCodes.FINE;
  }
}
