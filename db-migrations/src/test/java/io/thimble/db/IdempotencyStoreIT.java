package io.thimble.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thimble.db.idempotency.IdempotencyStore;
import io.thimble.db.idempotency.KeptAnswer;
import io.thimble.db.idempotency.Outcome;
import io.thimble.db.idempotency.RequestKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

@ExtendWith(SharedDatabase.class)
class IdempotencyStoreIT {
  private static final RequestKey KEY = new RequestKey("ada", "a-key", "fingerprint");
  private static final int CALLERS = 8;

  private Database database;
  private IdempotencyStore store;
  private JdbcClient client;

  @BeforeEach
  void open(DataSource source) {
    database = Database.of(source);
    store = database.idempotency();
    client = JdbcClient.create(source);
    client.sql("truncate idempotency_key").update();
  }

  @Test
  void requestIsDoneOnceAndAnsweredAlikeEachTime() {
    var first = store.once(KEY, this::post);
    var second = store.once(KEY, this::post);

    assertThat(first).isInstanceOf(Outcome.Done.class);
    var answer = ((Outcome.Done) first).answer();
    assertThat(second).isEqualTo(new Outcome.DoneBefore(answer));
    assertThat(store.find(KEY)).contains(new Outcome.DoneBefore(answer));
    assertThat(database.searches().list(null, 10)).hasSize(1);
  }

  @Test
  void keyOfAnotherRequestIsRefused() {
    store.once(KEY, this::post);
    var other = new RequestKey(KEY.owner(), KEY.key(), "another fingerprint");

    assertThat(store.find(other)).contains(new Outcome.Reused());
    assertThat(store.once(other, this::post)).isEqualTo(new Outcome.Reused());
    assertThat(database.searches().list(null, 10)).hasSize(1);
  }

  @Test
  void keysOfDifferentOwnersDoNotMeet() {
    store.once(KEY, this::post);
    var other = new RequestKey("bob", KEY.key(), "another fingerprint");

    assertThat(store.find(other)).isEmpty();
    assertThat(store.once(other, this::post)).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void workThatFailsLeavesNeitherItsWritesNorTheKey() {
    assertThatThrownBy(
            () ->
                store.once(
                    KEY,
                    () -> {
                      post();
                      throw new IllegalStateException("refused");
                    }))
        .hasMessage("refused");

    assertThat(database.searches().list(null, 10)).isEmpty();
    assertThat(store.once(KEY, this::post)).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void connectionThatDiesBeforeTheCommitLosesBothOrNone() {
    assertThatThrownBy(
            () ->
                store.once(
                    KEY,
                    () -> {
                      var answer = post();
                      client
                          .sql("select pg_terminate_backend(pg_backend_pid())")
                          .query(Boolean.class)
                          .single();
                      return answer;
                    }))
        .isInstanceOfAny(DataAccessException.class, TransactionException.class);

    assertThat(database.searches().list(null, 10)).isEmpty();
    assertThat(store.find(KEY)).isEmpty();
    assertThat(store.once(KEY, this::post)).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void keyThatIsBeingWorkedOnIsInUse() throws Exception {
    var begun = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first =
          threads.submit(
              () ->
                  store.once(
                      KEY,
                      () -> {
                        begun.countDown();
                        await(goOn);
                        return post();
                      }));
      begun.await();

      assertThat(store.once(KEY, this::post)).isEqualTo(new Outcome.InUse());

      goOn.countDown();
      assertThat(first.get()).isInstanceOf(Outcome.Done.class);
    }
    assertThat(store.once(KEY, this::post)).isInstanceOf(Outcome.DoneBefore.class);
  }

  @Test
  void callersAtTheSameTimeMakeOneSearch() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          threads.invokeAll(
              IntStream.range(0, CALLERS)
                  .<Callable<KeptAnswer>>mapToObj(_ -> this::insist)
                  .toList());

      assertThat(values(answers)).hasSize(CALLERS).containsOnly(values(answers).getFirst());
    }
    assertThat(database.searches().list(null, 10)).hasSize(1);
  }

  @Test
  void keyMayBeUsedAnewAfterADayAndOldOnesAreForgotten() {
    store.once(KEY, this::post);
    store.once(new RequestKey("ada", "older", "fingerprint"), this::post);
    client.sql("update idempotency_key set created_at = now() - interval '24 hours'").update();

    assertThat(store.find(KEY)).isEmpty();
    assertThat(store.once(new RequestKey("ada", "a-key", "other"), this::post))
        .isInstanceOf(Outcome.Done.class);

    assertThat(client.sql("select key from idempotency_key").query(String.class).list())
        .containsExactly("a-key");
  }

  private KeptAnswer post() {
    return new KeptAnswer(database.searches().create(Samples.SPEC), "{\"state\": \"queued\"}");
  }

  /** Asks until it is answered, as a client does. */
  private KeptAnswer insist() {
    while (true) {
      switch (store.once(KEY, this::post)) {
        case Outcome.Done(var answer) -> {
          return answer;
        }
        case Outcome.DoneBefore(var answer) -> {
          return answer;
        }
        case Outcome.InUse _ -> Thread.onSpinWait();
        case Outcome.Deleted _, Outcome.Reused _ ->
            throw new AssertionError("The key is this request's alone.");
      }
    }
  }

  private static List<KeptAnswer> values(List<Future<KeptAnswer>> answers)
      throws InterruptedException, ExecutionException {
    var values = new ArrayList<KeptAnswer>();
    for (var answer : answers) {
      values.add(answer.get());
    }
    return values;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
