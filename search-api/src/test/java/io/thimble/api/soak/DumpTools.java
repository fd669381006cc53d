package io.thimble.api.soak;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.thimble.db.postgres.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * PostgreSQL's own programs for backups, of the embedded server's version.
 *
 * @param folder where they lie
 */
record DumpTools(Path folder) {
  private static final String MAJOR_VERSION = "18";

  /** Finds or fetches them; without them the test is skipped, with a loud word. */
  static DumpTools require() {
    var folder = "";
    try {
      folder = run(Map.of(), "bash", "src/test/sh/postgresql-client", MAJOR_VERSION).strip();
    } catch (IOException | IllegalStateException e) {
      System.err.printf("WARNING: no backup is tested: %s%n", e.getMessage());
    }
    assumeThat(folder).as("a folder with pg_dump of version " + MAJOR_VERSION).isNotEmpty();
    return new DumpTools(Path.of(folder));
  }

  /** Dumps the whole database, without questions and answers, which nobody may keep. */
  void dump(EmbeddedDatabase database, Path file) {
    run(database, "pg_dump", "--format=custom", "--no-unlogged-table-data", "--file=" + file);
  }

  /** Fills an empty database. */
  void restore(Path file, EmbeddedDatabase database) {
    run(
        database,
        "pg_restore",
        "--single-transaction",
        "--no-owner",
        "--dbname=postgres",
        file.toString());
  }

  private void run(EmbeddedDatabase database, String program, String... arguments) {
    var command = new ArrayList<>(List.of(folder.resolve(program).toString()));
    command.addAll(List.of(arguments));
    try {
      run(
          Map.of(
              "PGHOST", "localhost",
              "PGPORT", Integer.toString(database.port()),
              "PGUSER", database.username(),
              "PGPASSWORD", database.password()),
          command.toArray(String[]::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String run(Map<String, String> environment, String... command) throws IOException {
    var builder = new ProcessBuilder(command).redirectError(Redirect.INHERIT);
    builder.environment().putAll(environment);
    var process = builder.start();
    var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exitCode = process.onExit().join().exitValue();
    if (exitCode != 0) {
      throw new IllegalStateException("%s ended with %d".formatted(command[0], exitCode));
    }
    return printed;
  }
}
