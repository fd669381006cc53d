package io.thimble.db;

import io.thimble.db.idempotency.IdempotencyStore;
import io.thimble.db.idempotency.KeptAnswer;
import io.thimble.db.idempotency.Outcome;
import io.thimble.db.idempotency.RequestKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Idempotency keys in PostgreSQL. Who works on a key holds an advisory lock on it until the
 * transaction ends, however it ends, so a process that is killed leaves no key behind that would
 * look as if it were still worked on.
 */
final class PostgresIdempotencyStore implements IdempotencyStore {
  private static final String IS_KEPT =
      """
       owner = :owner
         and key = :key
         and created_at > now() - make_interval(secs => :keptSeconds)
      """;

  /** Few enough not to hold up the request that clears up behind others. */
  private static final int MOST_FORGOTTEN_AT_ONCE = 100;

  private final JdbcClient client;
  private final TransactionTemplate transactions;

  PostgresIdempotencyStore(JdbcClient client, TransactionTemplate transactions) {
    this.client = client;
    this.transactions = transactions;
  }

  @Override
  public Optional<Outcome> find(RequestKey key) {
    return keyed("select fingerprint, search, answer from idempotency_key where" + IS_KEPT, key)
        .param("keptSeconds", KEPT.toSeconds())
        .query((row, _) -> outcome(row, key))
        .optional();
  }

  private static Outcome outcome(ResultSet row, RequestKey key) throws SQLException {
    if (!row.getString("fingerprint").equals(key.fingerprint())) {
      return new Outcome.Reused();
    }
    var search = row.getObject("search", UUID.class);
    var answer = row.getString("answer");
    return search == null || answer == null
        ? new Outcome.Deleted()
        : new Outcome.DoneBefore(new KeptAnswer(search, answer));
  }

  @Override
  public Outcome once(RequestKey key, Supplier<KeptAnswer> work) {
    return transactions.execute(
        _ -> {
          if (!lock(key)) {
            return new Outcome.InUse();
          }
          // Only what is read after the lock was taken includes what its last holder committed.
          return find(key).orElseGet(() -> done(key, work.get()));
        });
  }

  private boolean lock(RequestKey key) {
    return keyed(
            "select pg_try_advisory_xact_lock(hashtextextended(:owner || chr(31) || :key, 0))", key)
        .query(Boolean.class)
        .single();
  }

  private Outcome done(RequestKey key, KeptAnswer answer) {
    keyed(
            """
            insert into idempotency_key as kept (owner, key, fingerprint, search, answer)
            values (:owner, :key, :fingerprint, :search, :answer)
                on conflict (owner, key) do update
               set fingerprint = excluded.fingerprint, search = excluded.search,
                   answer = excluded.answer, created_at = excluded.created_at
            """,
            key)
        .param("fingerprint", key.fingerprint())
        .param("search", answer.search())
        .param("answer", answer.body())
        .update();
    forgetOld();
    return new Outcome.Done(answer);
  }

  private void forgetOld() {
    client
        .sql(
            """
            delete from idempotency_key
             where ctid = any(array(select ctid
                                      from idempotency_key
                                     where created_at <= now() - make_interval(secs => :keptSeconds)
                                     limit :most
                                       for update skip locked))
            """)
        .param("keptSeconds", KEPT.toSeconds())
        .param("most", MOST_FORGOTTEN_AT_ONCE)
        .update();
  }

  private StatementSpec keyed(String sql, RequestKey key) {
    return client.sql(sql).param("owner", key.owner()).param("key", key.key());
  }
}
