package io.thimble.db.migrate;

import java.io.PrintStream;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The program that brings a database to the newest schema, and the only one that runs DDL. Running
 * it again, or twice at once, does no harm.
 */
public final class Migrate {
  /** JDBC address of the database, for example {@code jdbc:postgresql://localhost:5432/thimble}. */
  public static final String URL = "THIMBLE_DB_URL";

  /** The user; may be left out when the address names one. */
  public static final String USER = "THIMBLE_DB_USER";

  /** The user's password; may be left out when the server asks for none. */
  public static final String PASSWORD = "THIMBLE_DB_PASSWORD";

  private static final String SCHEME = "jdbc:postgresql:";

  private Migrate() {}

  /** Migrates the database that the environment names; exits with 1 when that fails. */
  public static void main(String[] arguments) {
    System.exit(run(System.getenv(), System.out, System.err));
  }

  /**
   * Brings a database to the newest schema.
   *
   * @return how many migrations were run; 0 when there was nothing to do
   * @throws FlywayException when the database cannot be reached, or a migration fails
   */
  public static int run(DataSource database) {
    return flyway(database).migrate().migrationsExecuted;
  }

  static Flyway flyway(DataSource database) {
    return Flyway.configure()
        .dataSource(database)
        .locations("classpath:db/migration")
        .validateMigrationNaming(true)
        .load();
  }

  static int run(Map<String, String> environment, PrintStream out, PrintStream err) {
    var url = environment.getOrDefault(URL, "");
    if (!url.startsWith(SCHEME)) {
      err.printf(
          "%s (%s) is no address of a PostgreSQL database. Maybe set it to"
              + " jdbc:postgresql://HOST:5432/thimble.%n",
          URL, url);
      return 1;
    }
    var database = new PGSimpleDataSource();
    database.setUrl(url);
    if (environment.containsKey(USER)) {
      database.setUser(environment.get(USER));
    }
    if (environment.containsKey(PASSWORD)) {
      database.setPassword(environment.get(PASSWORD));
    }
    try {
      var count = run(database);
      out.printf("The schema is up to date; migrations run: %d.%n", count);
      return 0;
    } catch (FlywayException e) {
      err.printf(
          "The database (%s) could not be migrated: %s%nMaybe check %s, %s and %s, and that the"
              + " server is PostgreSQL 18 or newer.%n",
          url, e.getMessage(), URL, USER, PASSWORD);
      return 1;
    }
  }
}
