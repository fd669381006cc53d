package io.thimble.worker.fleet;

import io.thimble.db.Database;
import io.thimble.db.migrate.Migrate;
import io.thimble.db.postgres.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** A PostgreSQL server of its own, with the figures that it keeps about itself. */
final class Server implements AutoCloseable {
  private static final String TOTALS =
      """
      select (select xact_commit + xact_rollback
                from pg_stat_database
               where datname = current_database()),
             pg_current_wal_lsn() - '0/0'::pg_lsn,
             (select sum(n_dead_tup) from pg_stat_user_tables)
      """;

  private final EmbeddedDatabase postgres;

  private Server(EmbeddedDatabase postgres) {
    this.postgres = postgres;
  }

  /** Starts one as {@code ./thimble up} would, with the newest schema. */
  static Server start(Path folder) {
    var server = new Server(EmbeddedDatabase.start(folder));
    Migrate.run(server.source());
    return server;
  }

  EmbeddedDatabase postgres() {
    return postgres;
  }

  DataSource source() {
    return postgres.dataSource();
  }

  Database stores() {
    return Database.of(source());
  }

  /** One number of one row. */
  long number(String sql) {
    try (var connection = source().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What it has done since it started. */
  Totals totals() {
    try (var connection = source().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(TOTALS)) {
      rows.next();
      return new Totals(
          System.nanoTime(), cpu(), rows.getLong(1), rows.getLong(2), rows.getLong(3));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Processor time of all its processes that live. */
  private Duration cpu() {
    return processes()
        .map(process -> process.info().totalCpuDuration())
        .flatMap(Optional::stream)
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** Connections of programs, this one's question among them. */
  long connections() {
    return number("select count(*) from pg_stat_activity where backend_type = 'client backend'");
  }

  /** What a connection's process has for itself, on average; 0 where Linux does not tell. */
  double connectionMegabytes() {
    return processes()
        .map(process -> Path.of("/proc/%d".formatted(process.pid())))
        .filter(Server::isConnection)
        .mapToDouble(Server::privateMegabytes)
        .average()
        .orElse(0);
  }

  private static boolean isConnection(Path process) {
    try {
      return Files.readString(process.resolve("cmdline")).matches("(?s).*\\(\\d+\\).*");
    } catch (IOException e) {
      return false;
    }
  }

  private static double privateMegabytes(Path process) {
    try (var lines = Files.lines(process.resolve("smaps_rollup"))) {
      return lines
              .filter(line -> line.startsWith("Private_"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .sum()
          / 1024.0;
    } catch (IOException e) {
      return 0;
    }
  }

  private Stream<ProcessHandle> processes() {
    var server = postgres.process().orElseThrow();
    return Stream.concat(Stream.of(server), server.descendants());
  }

  @Override
  public void close() {
    postgres.close();
  }

  /**
   * Sums since the start.
   *
   * @param atNanos when they were read
   * @param deadTuples that vacuum has not removed yet
   */
  record Totals(long atNanos, Duration cpu, long transactions, long walBytes, long deadTuples) {
    double secondsSince(Totals before) {
      return (atNanos - before.atNanos) / 1e9;
    }
  }
}
