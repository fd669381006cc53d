package io.thimble.worker.fleet;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections that are lent for one transaction at a time, as a pooler between workers and
 * PostgreSQL lends them, to whoever has waited longest. Each loan is timed, the wait for it
 * included, and counted by its {@link Use}.
 */
final class SharedConnections implements AutoCloseable {
  /** As the pool of a worker. */
  private static final long PATIENCE_SECONDS = 30;

  private static final boolean FIRST_COME_FIRST_SERVED = true;

  private final ArrayBlockingQueue<Connection> free;
  private final int size;
  private final Map<Use, Latencies> uses = new EnumMap<>(Use.class);
  private final Map<Use, LongAdder> held = new EnumMap<>(Use.class);
  private final LongAdder statements = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private volatile boolean closed;

  SharedConnections(DataSource source, int size) throws SQLException {
    this.size = size;
    free = new ArrayBlockingQueue<>(size, FIRST_COME_FIRST_SERVED);
    for (var use : Use.values()) {
      uses.put(use, new Latencies());
      held.put(use, new LongAdder());
    }
    for (int i = 0; i < size; i++) {
      var connection = source.getConnection();
      try (var statement = connection.createStatement()) {
        statement.execute("set idle_in_transaction_session_timeout = '10s'");
      }
      free.add(connection);
    }
  }

  /** What workers take for their pool. */
  DataSource dataSource() {
    return (DataSource)
        Proxy.newProxyInstance(
            SharedConnections.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getConnection" -> lend();
                  case "hashCode" -> System.identityHashCode(proxy);
                  case "equals" -> proxy == arguments[0];
                  default -> throw new UnsupportedOperationException(method.toString());
                });
  }

  Map<Use, Latencies> uses() {
    return uses;
  }

  /** Seconds since the last call for which connections were held for this, waits not counted. */
  double takeHeldSeconds(Use use) {
    return Objects.requireNonNull(held.get(use)).sumThenReset() / 1e9;
  }

  /** Statements since the last call. */
  long takeStatements() {
    return statements.sumThenReset();
  }

  /** Loans since the last call that nobody could have in time. */
  long takeRefused() {
    return refused.sumThenReset();
  }

  private Connection lend() throws SQLException {
    long asked = System.nanoTime();
    try {
      var connection = closed ? null : free.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (connection == null) {
        refused.increment();
        throw new SQLTransientConnectionException("No connection was free.");
      }
      return new Loan(connection, asked).proxy();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLTransientConnectionException(e);
    }
  }

  @Override
  public void close() throws SQLException {
    closed = true;
    for (int i = 0; i < size; i++) {
      try {
        var connection = free.poll(5, TimeUnit.SECONDS);
        if (connection != null) {
          connection.close();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** One loan, used by one thread at a time. */
  private final class Loan {
    private final Connection connection;
    private final long asked;
    private final long lent = System.nanoTime();
    private Use use = Use.OTHER;
    private boolean over;

    Loan(Connection connection, long asked) {
      this.connection = connection;
      this.asked = asked;
    }

    Connection proxy() {
      return (Connection)
          Proxy.newProxyInstance(
              SharedConnections.class.getClassLoader(),
              new Class<?>[] {Connection.class},
              (_, method, arguments) -> call(method, arguments));
    }

    private @Nullable Object call(Method method, Object[] arguments) throws Throwable {
      switch (method.getName()) {
        case "close" -> end();
        case "isClosed" -> {
          return over;
        }
        case "prepareStatement" -> {
          statements.increment();
          var told = Use.of((String) arguments[0]);
          use = told.compareTo(use) > 0 ? told : use;
          return passOn(method, arguments);
        }
        default -> {
          return passOn(method, arguments);
        }
      }
      return null;
    }

    private @Nullable Object passOn(Method method, Object[] arguments) throws Throwable {
      try {
        return method.invoke(connection, arguments);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }

    private void end() throws SQLException {
      if (over) {
        return;
      }
      over = true;
      try {
        if (!connection.getAutoCommit()) {
          connection.rollback();
          connection.setAutoCommit(true);
        }
      } finally {
        long now = System.nanoTime();
        Objects.requireNonNull(uses.get(use)).add(now - asked);
        Objects.requireNonNull(held.get(use)).add(now - lent);
        free.add(connection);
      }
    }
  }
}
