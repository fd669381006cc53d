package io.thimble.api.cli;

import io.thimble.db.ParentWatch;
import io.thimble.db.postgres.EmbeddedDatabase;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How the API and the workers are started: their commands and what their environment tells them.
 */
final class ProgramSpecs {
  private static final String THREADS_VARIABLE = "THIMBLE_WORKER_THREADS";
  private static final String FOLDERS_VARIABLE = "THIMBLE_DATA_DIRS";
  private static final String PRELOAD_VARIABLE = "THIMBLE_WORKER_PRELOAD";

  private final ServiceSettings settings;
  private final EmbeddedDatabase database;
  private final Map<String, String> inherited;

  /**
   * For these settings and this database.
   *
   * @param inherited the environment of this process, which the programs get as well
   */
  ProgramSpecs(ServiceSettings settings, EmbeddedDatabase database, Map<String, String> inherited) {
    this.settings = settings;
    this.database = database;
    this.inherited = inherited;
  }

  /** The API, then the workers. */
  List<ProgramSpec> all() {
    var specs = new ArrayList<ProgramSpec>();
    specs.add(api());
    IntStream.rangeClosed(1, settings.workers()).mapToObj(this::worker).forEach(specs::add);
    return specs;
  }

  private ProgramSpec api() {
    // It serves a page or two; the cores and the memory are the workers'.
    var command =
        command(
            settings.installation().apiJar(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx512m");
    var environment = common();
    environment.put("THIMBLE_PORT", Integer.toString(settings.port()));
    return new ProgramSpec("api", command, environment, log("api"));
  }

  private ProgramSpec worker(int number) {
    var name = "worker-" + number;
    var environment = common();
    if (!settings.dataFolders().isEmpty() || !inherited.containsKey(FOLDERS_VARIABLE)) {
      environment.put(
          FOLDERS_VARIABLE,
          settings.dataFolders().stream()
              .map(Path::toString)
              .collect(Collectors.joining(File.pathSeparator)));
    }
    if (!inherited.containsKey(THREADS_VARIABLE)) {
      var cores = Runtime.getRuntime().availableProcessors();
      environment.put(THREADS_VARIABLE, Integer.toString(Math.max(1, cores / settings.workers())));
    }
    var preload = inherited.getOrDefault(PRELOAD_VARIABLE, "");
    if (!preload.isEmpty()) {
      environment.put(preload.endsWith(".dylib") ? "DYLD_INSERT_LIBRARIES" : "LD_PRELOAD", preload);
    }
    return new ProgramSpec(
        name, command(settings.installation().workerJar()), environment, log(name));
  }

  private Map<String, String> common() {
    var environment = new HashMap<String, String>();
    environment.put("THIMBLE_DB_URL", database.jdbcUrl());
    environment.put("THIMBLE_DB_USER", database.username());
    environment.put("THIMBLE_DB_PASSWORD", database.password());
    // Empty is none: this database has no other password.
    environment.put("THIMBLE_DB_PASSWORD_FILE", "");
    environment.put("THIMBLE_FOLDER", settings.folder().toString());
    environment.put(ParentWatch.PARENT_VARIABLE, Long.toString(ProcessHandle.current().pid()));
    database
        .process()
        .ifPresent(
            server -> environment.put(ParentWatch.WARDS_VARIABLE, Long.toString(server.pid())));
    return environment;
  }

  private List<String> command(Path jar, String... options) {
    var command = new ArrayList<String>();
    command.add(settings.installation().java().toString());
    command.addAll(List.of(options));
    command.add("-jar");
    command.add(jar.toString());
    return command;
  }

  private LogFile log(String program) {
    return LogFile.begin(settings.logFolder(), program);
  }
}
