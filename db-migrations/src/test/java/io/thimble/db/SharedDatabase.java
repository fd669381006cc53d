package io.thimble.db;

import io.thimble.db.migrate.Migrate;
import io.thimble.db.postgres.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One server for all tests of a run; its tables are empty when a test begins. */
final class SharedDatabase implements BeforeEachCallback, ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(SharedDatabase.class);

  @Override
  public void beforeEach(ExtensionContext context) {
    JdbcClient.create(server(context).source())
        .sql(
            "truncate training_time, search, worker, dataset, dataset_import, scheduled_tasks,"
                + " api_token, audit_entry cascade")
        .update();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == DataSource.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return server(context).source();
  }

  private static Server server(ExtensionContext context) {
    return Objects.requireNonNull(
        context
            .getRoot()
            .getStore(NAMESPACE)
            .computeIfAbsent(Server.class, _ -> Server.start(), Server.class));
  }

  private record Server(Path folder, EmbeddedDatabase database) implements AutoCloseable {
    static Server start() {
      try {
        var folder = Files.createTempDirectory("thimble-db");
        var server = new Server(folder, EmbeddedDatabase.start(folder));
        Migrate.run(server.source());
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    DataSource source() {
      return database.dataSource();
    }

    @Override
    public void close() throws IOException {
      database.close();
      try (var paths = Files.walk(folder)) {
        for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
