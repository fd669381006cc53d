package io.thimble.db;

import io.thimble.db.migrate.Migrate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A database at an earlier schema, with rows as the programs of that time left them. Each schema's
 * own are in {@code released/V….sql}: of the tables and columns that it brought.
 */
final class ReleasedSchema implements AutoCloseable {
  static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

  private static final String COLUMNS =
      """
      select quote_ident(attname)
        from pg_attribute
       where attrelid = cast(:table as regclass)
         and attnum > 0
         and not attisdropped
       order by attnum
      """;

  private final int version;
  private final JdbcClient server;
  private final String name;
  private final PGSimpleDataSource source;
  private final SingleConnectionDataSource held;
  private final JdbcClient client;

  private ReleasedSchema(int version, PGSimpleDataSource beside) {
    this.version = version;
    this.server = JdbcClient.create(beside);
    this.name = "released_" + version;
    server.sql("create database " + name).update();
    this.source = new PGSimpleDataSource();
    source.setUrl(beside.getUrl());
    source.setUser(beside.getUser());
    source.setPassword(beside.getPassword());
    source.setDatabaseName(name);
    this.held = new SingleConnectionDataSource(source.getUrl(), true);
    held.setUsername(beside.getUser());
    held.setPassword(beside.getPassword());
    this.client = JdbcClient.create(held);
  }

  /** Every version that there ever was. */
  static List<Integer> versions() {
    try (var files = Files.list(MIGRATIONS)) {
      return files
          .map(file -> file.getFileName().toString())
          .map(file -> Integer.valueOf(file.substring(1, file.indexOf("__"))))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new database on the server behind this data source, at this version and with its rows. */
  static ReleasedSchema at(int version, DataSource server) throws Exception {
    var schema = new ReleasedSchema(version, server.unwrap(PGSimpleDataSource.class));
    Flyway.configure()
        .dataSource(schema.source)
        .locations("classpath:db/migration")
        .target(Integer.toString(version))
        .load()
        .migrate();
    schema.fill();
    return schema;
  }

  private void fill() throws Exception {
    try (var statement = held.getConnection().createStatement()) {
      for (int i = 1; i <= version; i++) {
        try (var script =
            ReleasedSchema.class.getResourceAsStream("released/V%d.sql".formatted(i))) {
          if (script != null) {
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
          }
        }
      }
    }
  }

  /** Columns that are empty, or the same as by default, in every row. */
  List<String> unfilled() {
    return tables().flatMap(table -> unfilled(table).stream()).toList();
  }

  private List<String> unfilled(String table) {
    var filled =
        client
            .sql(
                """
                select quote_ident(attname) as name,
                       case when adbin is null then 'true'
                            else quote_ident(attname) || ' is distinct from '
                                 || pg_get_expr(adbin, adrelid) end as condition
                  from pg_attribute
                  left join pg_attrdef on adrelid = attrelid and adnum = attnum
                 where attrelid = cast(:table as regclass)
                   and attnum > 0
                   and not attisdropped
                """)
            .param("table", table)
            .query(Column.class)
            .list();
    var counts =
        client
            .sql(
                filled.stream()
                    .map(Column::count)
                    .collect(Collectors.joining(", ", "select ", " from " + table)))
            .query()
            .singleRow();
    return counts.entrySet().stream()
        .filter(count -> ((Number) count.getValue()).longValue() == 0)
        .map(count -> table + "." + count.getKey())
        .toList();
  }

  /** A column, and what makes a row's value of it more than the default. */
  private record Column(String name, String condition) {
    String count() {
      return "count(*) filter (where %1$s is not null and %2$s) as %1$s".formatted(name, condition);
    }
  }

  /** Brings it to the newest schema, and tells how many rows were lost or changed on the way. */
  List<String> migrate() {
    var tables = tables().toList();
    client.sql("create schema kept").update();
    tables.forEach(
        table -> client.sql("create table kept.%1$s as table %1$s".formatted(table)).update());
    Migrate.run(source);
    var changes = new ArrayList<String>();
    for (var table : tables) {
      var columns = columns("kept." + table);
      if (!columns(table).containsAll(columns)) {
        changes.add("%s lost columns: it had %s".formatted(table, columns));
        continue;
      }
      var before = "select %s from kept.%s".formatted(String.join(", ", columns), table);
      var after = "select %s from %s".formatted(String.join(", ", columns), table);
      int gone = count(before, after);
      int added = count(after, before);
      if (gone + added > 0) {
        changes.add("%s: %d rows are not as they were, %d are new".formatted(table, gone, added));
      }
    }
    return changes;
  }

  private int count(String rows, String without) {
    return client
        .sql("select count(*) from (%s except all %s) as different".formatted(rows, without))
        .query(Integer.class)
        .single();
  }

  private Stream<String> tables() {
    return client
        .sql(
            """
            select quote_ident(relname)
              from pg_class
             where relnamespace = cast('public' as regnamespace)
               and relkind = 'r'
               and relname <> 'flyway_schema_history'
             order by relname
            """)
        .query(String.class)
        .list()
        .stream();
  }

  private List<String> columns(String table) {
    return client.sql(COLUMNS).param("table", table).query(String.class).list();
  }

  /** Where it is, one connection for each that is asked for. */
  DataSource source() {
    return source;
  }

  /** Its stores, which share a connection. */
  Database stores() {
    return Database.of(held);
  }

  @Override
  public void close() {
    held.destroy();
    server.sql("drop database %s with (force)".formatted(name)).update();
  }
}
