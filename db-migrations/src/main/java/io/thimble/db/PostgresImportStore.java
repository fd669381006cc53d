package io.thimble.db;

import io.thimble.db.archive.ArchivePart;
import io.thimble.db.dataset.StoredDataset;
import io.thimble.db.imports.DatasetCopy;
import io.thimble.db.imports.DatasetReader;
import io.thimble.db.imports.ImportState;
import io.thimble.db.imports.ImportStore;
import io.thimble.db.imports.StoredImport;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Imported data sets in PostgreSQL. */
final class PostgresImportStore implements ImportStore {
  private static final String NAME_IS_A_FOLDERS =
      "A worker was started with a folder of the same name. Maybe import the archive under another"
          + " name.";

  /** The beginning of a statement; it has to say which, in which states. */
  private static final String DELETE =
      """
      update dataset_import
         set state = 'DELETING', problem = null, changed_at = now()
       where not exists (
               select from search
                where search.imported = dataset_import.id
                  and %s)
      """
          .formatted(OpenSearches.ARE);

  private final JdbcClient client;
  private final TransactionTemplate transactions;
  private final WorkQueue queue;
  private final ImportedCopies copies;

  PostgresImportStore(JdbcClient client, TransactionTemplate transactions, WorkQueue queue) {
    this.client = client;
    this.transactions = transactions;
    this.queue = queue;
    this.copies = new ImportedCopies(client);
  }

  @Override
  public Optional<StoredImport> expect(String name, String owner, long bytes) {
    return create(
        client
            .sql(
                """
                insert into dataset_import (name, owner, bytes)
                select :name, :owner, :bytes
                 where not exists (select from dataset where name = :name)
                    on conflict (name) where state <> 'DELETING' do nothing
                returning *
                """)
            .param("name", name)
            .param("owner", owner)
            .param("bytes", bytes));
  }

  @Override
  public Optional<StoredImport> fetch(String name, String owner, String url, String sha256) {
    return transactions.execute(
        _ -> {
          var created =
              create(
                  client
                      .sql(
                          """
                          insert into dataset_import (name, owner, url, sha256)
                          select :name, :owner, :url, :sha256
                           where not exists (select from dataset where name = :name)
                              on conflict (name) where state <> 'DELETING' do nothing
                          returning *
                          """)
                      .param("name", name)
                      .param("owner", owner)
                      .param("url", url)
                      .param("sha256", sha256));
          created.ifPresent(dataset -> queue.fetch(dataset.id()));
          return created;
        });
  }

  private static Optional<StoredImport> create(JdbcClient.StatementSpec insert) {
    return insert.query(PostgresImportStore::read).optional();
  }

  @Override
  public Optional<StoredImport> find(UUID id) {
    return client
        .sql("select * from dataset_import where id = :id")
        .param("id", id)
        .query(PostgresImportStore::read)
        .optional();
  }

  @Override
  public Optional<StoredImport> named(String name) {
    return client
        .sql("select * from dataset_import where name = :name and state <> 'DELETING'")
        .param("name", name)
        .query(PostgresImportStore::read)
        .optional();
  }

  @Override
  public Optional<StoredImport> listed(String name) {
    return client
        .sql(
            """
            select dataset_import.*
              from dataset
              join dataset_import on dataset_import.id = dataset.import
             where dataset.name = :name
            """)
        .param("name", name)
        .query(PostgresImportStore::read)
        .optional();
  }

  @Override
  public List<StoredImport> listed() {
    return client
        .sql(
            """
            select dataset_import.*
              from dataset
              join dataset_import on dataset_import.id = dataset.import
            """)
        .query(PostgresImportStore::read)
        .list();
  }

  @Override
  public List<StoredImport> list() {
    return client
        .sql("select * from dataset_import order by id")
        .query(PostgresImportStore::read)
        .list();
  }

  @Override
  public boolean announce(UUID id, long bytes) {
    return client
            .sql(
                """
                update dataset_import
                   set bytes = :bytes
                 where id = :id
                   and state = 'RECEIVING'
                   and (bytes is null or bytes = :bytes)
                """)
            .param("id", id)
            .param("bytes", bytes)
            .update()
        == 1;
  }

  @Override
  public boolean append(UUID id, ArchivePart part) {
    return client
            .sql(
                """
                with grown as (
                  update dataset_import
                     set received = received + :bytes, changed_at = now()
                   where id = :id
                     and state = 'RECEIVING'
                     and received = :start
                     and received + :bytes <= bytes
                  returning id)
                insert into archive_part (dataset, start, bytes, name)
                select id, :start, :bytes, :name from grown
                """)
            .param("id", id)
            .param("start", part.start())
            .param("bytes", part.bytes())
            .param("name", part.name())
            .update()
        == 1;
  }

  @Override
  public boolean restart(UUID id) {
    return client
            .sql(
                """
                with emptied as (
                  update dataset_import
                     set received = 0, bytes = null
                   where id = :id
                     and state = 'RECEIVING'
                  returning id),
                gone as (
                  delete from archive_part where dataset in (select id from emptied))
                select count(*) from emptied
                """)
            .param("id", id)
            .query(Integer.class)
            .single()
        == 1;
  }

  @Override
  public List<ArchivePart> parts(UUID id) {
    return client
        .sql("select start, bytes, name from archive_part where dataset = :id order by start")
        .param("id", id)
        .query(
            (row, _) ->
                new ArchivePart(row.getLong("start"), row.getLong("bytes"), row.getString("name")))
        .list();
  }

  @Override
  public boolean complete(UUID id, String sha256) {
    return client
            .sql(
                """
                update dataset_import
                   set state = 'STORED', sha256 = :sha256, problem = null, changed_at = now()
                 where id = :id
                   and state = 'RECEIVING'
                   and received = bytes
                   and coalesce(sha256, :sha256) = :sha256
                """)
            .param("id", id)
            .param("sha256", sha256)
            .update()
        == 1;
  }

  @Override
  public boolean fail(UUID id, String problem) {
    return Boolean.TRUE.equals(
        transactions.execute(
            _ -> {
              int failed =
                  client
                      .sql(
                          """
                          update dataset_import
                             set state = 'FAILED', problem = :problem, changed_at = now()
                           where id = :id
                             and state in ('RECEIVING', 'STORED')
                          """)
                      .param("id", id)
                      .param("problem", problem)
                      .update();
              if (failed == 1) {
                copies.withdraw(id);
                client.sql("delete from archive_part where dataset = :id").param("id", id).update();
              }
              return failed == 1;
            }));
  }

  @Override
  public void stumble(UUID id, String problem) {
    client
        .sql(
            """
            update dataset_import
               set problem = :problem, changed_at = now()
             where id = :id
               and state = 'RECEIVING'
            """)
        .param("id", id)
        .param("problem", problem)
        .update();
  }

  @Override
  public List<DatasetReader> openSearches(String name) {
    return client
        .sql(
            """
            select search.id, search.owner
              from search
              join dataset_import on dataset_import.id = search.imported
             where dataset_import.name = :name
               and dataset_import.state <> 'DELETING'
               and %s
             order by search.id
            """
                .formatted(OpenSearches.ARE))
        .param("name", name)
        .query(PostgresImportStore::reader)
        .list();
  }

  @Override
  public List<DatasetReader> searches(String name) {
    return client
        .sql("select id, owner from search where spec ->> 'dataset' = :name order by id")
        .param("name", name)
        .query(PostgresImportStore::reader)
        .list();
  }

  @Override
  public boolean delete(UUID id) {
    return Boolean.TRUE.equals(
        transactions.execute(
            _ -> {
              // A search that is being posted holds this row; it is to be seen by what follows.
              client
                  .sql("select id from dataset_import where id = :id for update")
                  .param("id", id)
                  .query(UUID.class)
                  .optional();
              int deleted =
                  client
                      .sql(DELETE + " and id = :id and state <> 'DELETING'")
                      .param("id", id)
                      .update();
              if (deleted == 1) {
                copies.withdraw(id);
                queue.withdrawFetch(id);
              }
              return deleted == 1;
            }));
  }

  @Override
  public boolean beginCopy(DatasetCopy copy) {
    return copies.begin(copy);
  }

  @Override
  public boolean ready(DatasetCopy copy, StoredDataset description) {
    return Boolean.TRUE.equals(
        transactions.execute(
            _ -> {
              if (!copies.ready(copy)) {
                return false;
              }
              var isOffered = copies.see(copy.dataset(), description);
              if (!isOffered) {
                fail(copy.dataset(), NAME_IS_A_FOLDERS);
              }
              return isOffered;
            }));
  }

  @Override
  public void removed(UUID id, String place) {
    copies.removed(id, place);
  }

  @Override
  public List<DatasetCopy> copies(UUID id) {
    return copies.of(id);
  }

  @Override
  public boolean forget(UUID id, Duration grace) {
    return client
            .sql(
                """
                delete from dataset_import
                 where id = :id
                   and state = 'DELETING'
                   and changed_at <= now() - make_interval(secs => :seconds)
                   and not exists (select from dataset_copy where dataset = :id)
                """)
            .param("id", id)
            .param("seconds", grace.toSeconds())
            .update()
        == 1;
  }

  @Override
  public List<UUID> deleteAbandoned(Duration silence) {
    return transactions.execute(
        _ -> {
          var deleted =
              client
                  .sql(
                      DELETE
                          + """
                            and state = 'RECEIVING'
                            and url is null
                            and changed_at < now() - make_interval(secs => :seconds)
                            returning id
                          """)
                  .param("seconds", silence.toSeconds())
                  .query(UUID.class)
                  .list();
          deleted.forEach(copies::withdraw);
          return deleted;
        });
  }

  private static DatasetReader reader(ResultSet row, int index) throws SQLException {
    return new DatasetReader(row.getObject("id", UUID.class), row.getString("owner"));
  }

  private static StoredImport read(ResultSet row, int index) throws SQLException {
    return new StoredImport(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getString("owner"),
        row.getString("url"),
        row.getObject("bytes", Long.class),
        row.getLong("received"),
        row.getString("sha256"),
        ImportState.valueOf(row.getString("state")),
        row.getString("problem"),
        Times.required(row, "created_at"));
  }
}
