package io.thimble.db.migrate;

import io.thimble.db.setting.DatabaseSettings;
import io.thimble.db.setting.GivenSettings;
import io.thimble.db.setting.ReadBy;
import io.thimble.db.setting.StartException;
import io.thimble.db.setting.UnreachableDatabaseException;
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
    GivenSettings.unknown(environment).forEach(err::println);
    try {
      var count = migrate(GivenSettings.of(ReadBy.MIGRATE, environment));
      out.printf("The schema is up to date; migrations run: %d.%n", count);
      return 0;
    } catch (StartException e) {
      err.println(e.getMessage());
      return 1;
    }
  }

  private static int migrate(GivenSettings given) {
    var url = given.value(DatabaseSettings.URL);
    var database = new PGSimpleDataSource();
    database.setUrl(url);
    // The address may name the user and the password, too.
    if (database.getUser() == null || given.isGiven(DatabaseSettings.USER)) {
      database.setUser(given.value(DatabaseSettings.USER));
    }
    var password = given.password();
    if (!password.isEmpty()) {
      database.setPassword(password);
    }
    try {
      return run(database);
    } catch (FlywayException e) {
      throw new StartException(
          "The database (%s) could not be migrated (%s). Maybe check %s, %s and %s, and that the server is PostgreSQL 18 or newer."
              .formatted(
                  DatabaseSettings.URL.shown(url),
                  UnreachableDatabaseException.reason(e),
                  DatabaseSettings.URL,
                  DatabaseSettings.USER,
                  DatabaseSettings.PASSWORD));
    }
  }
}
