package io.thimble.db.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL server of our own, for one machine without one and for tests. It runs as a separate
 * process, listens on the loopback interface alone, asks for a password that only the folder's
 * owner can read, and keeps its data in the folder from one start to the next.
 *
 * <p>Whoever started it closes it. When this process is killed before it can, the server lives on
 * and the next start on the same folder ends it first.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final String USERNAME = "postgres";
  private static final int ANY_PORT = 0;
  private static final String DATABASE = "postgres";
  // Crash recovery on a slow disk may take a while.
  private static final Duration STARTUP_PATIENCE = Duration.ofSeconds(40);

  private final FolderLock lock;
  private final EmbeddedPostgres postgres;
  private final Optional<ProcessHandle> process;
  private final String password;

  private EmbeddedDatabase(
      FolderLock lock,
      EmbeddedPostgres postgres,
      Optional<ProcessHandle> process,
      String password) {
    this.lock = lock;
    this.postgres = postgres;
    this.process = process;
    this.password = password;
  }

  /**
   * Starts the server on a free port, after setting its data up when the folder is new.
   *
   * @param folder made when missing; holds {@code data}, {@code postgres.log}, {@code password} and
   *     {@code lock}
   * @throws DatabaseStartException when the folder is in use, or the server does not start
   */
  public static EmbeddedDatabase start(Path folder) {
    return start(folder, ANY_PORT);
  }

  /**
   * Starts the server as {@link #start(Path)} does, where programs that have lost it look for it.
   *
   * @param port of the loopback interface
   */
  public static EmbeddedDatabase start(Path folder, int port) {
    return start(folder, port, STARTUP_PATIENCE);
  }

  static EmbeddedDatabase start(Path folder, Duration patience) {
    return start(folder, ANY_PORT, patience);
  }

  private static EmbeddedDatabase start(Path folder, int port, Duration patience) {
    var home = folder.toAbsolutePath().normalize();
    try {
      Files.createDirectories(home);
      var lock = FolderLock.take(home);
      try {
        return start(new DatabaseFolder(home), lock, port, patience);
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new DatabaseStartException(
          "The data folder (%s) cannot be used: %s. Maybe choose another folder with --folder."
              .formatted(home, e),
          e);
    }
  }

  private static EmbeddedDatabase start(
      DatabaseFolder folder, FolderLock lock, int port, Duration patience) throws IOException {
    folder.clearWhatWasNeverReady();
    folder.clearInnerLock();
    ServerProcess.endLeftOver(folder.data());
    var password = folder.password();
    try {
      var postgres = server(folder, password, patience).setPort(port).start();
      folder.markReady();
      return new EmbeddedDatabase(lock, postgres, ServerProcess.of(folder.data()), password);
    } catch (IOException | RuntimeException | ExceptionInInitializerError e) {
      // The last is what zonky throws when it cannot unpack the binaries.
      ServerProcess.endLeftOver(folder.data());
      throw new DatabaseStartException(
          ("PostgreSQL did not start in the data folder (%s). Maybe its log helps: %s%nAs root,"
                  + " PostgreSQL needs the command unshare and leave to make user namespaces. Maybe"
                  + " run as another user.")
              .formatted(folder, folder.endOfLog()),
          e);
    }
  }

  private static EmbeddedPostgres.Builder server(
      DatabaseFolder folder, String password, Duration patience) throws IOException {
    var log = folder.freshLog();
    return EmbeddedPostgres.builder()
        .setOverrideWorkingDirectory(ServerBinaries.folder().toFile())
        .setDataDirectory(folder.data())
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setPGStartupWait(patience)
        .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
        // These become options of initdb; the later --auth wins over zonky's own "-A trust".
        .setLocaleConfig("locale", "C")
        .setLocaleConfig("auth", "scram-sha-256")
        .setLocaleConfig("pwfile", folder.passwordFile().toString())
        .setConnectConfig("password", password)
        .setServerConfig("listen_addresses", "localhost")
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("max_connections", "100")
        .setServerConfig("shared_buffers", "32MB")
        .setServerConfig("max_wal_size", "256MB")
        .setServerConfig("io_method", "sync")
        .setServerConfig("jit", "off")
        // zonky turns both off, for tests; here people's results are kept.
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on");
  }

  /** JDBC address, without user and password. */
  public String jdbcUrl() {
    return "jdbc:postgresql://localhost:%d/%s".formatted(postgres.getPort(), DATABASE);
  }

  /** Where it listens, on the loopback interface. */
  public int port() {
    return postgres.getPort();
  }

  /** The user to connect as. */
  public String username() {
    return USERNAME;
  }

  /** The user's password. */
  public String password() {
    return password;
  }

  /** A data source without a pool. */
  public DataSource dataSource() {
    var source = new PGSimpleDataSource();
    source.setUrl(jdbcUrl());
    source.setUser(USERNAME);
    source.setPassword(password);
    return source;
  }

  /** The server's process; it is no child of ours, so it outlives us when we are killed. */
  public Optional<ProcessHandle> process() {
    return process;
  }

  /** Stops the server: open connections are cut, what was committed is on disk. */
  @Override
  public void close() {
    try (lock) {
      postgres.close();
      process.ifPresent(ServerProcess::awaitEnd);
    } catch (IOException e) {
      throw new IllegalStateException(
          "PostgreSQL (%s) did not stop cleanly. Maybe look into its log.".formatted(jdbcUrl()), e);
    }
  }
}
