package io.thimble.worker;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A database that can be away for a while. Safe for several threads. */
public final class AwayDataSource {
  private final @Nullable DataSource source;
  private final AtomicInteger refused = new AtomicInteger();
  private volatile boolean away;

  /** The database behind it, which is there at first. */
  public AwayDataSource(DataSource source) {
    this.source = source;
  }

  /** One that is never there. */
  public AwayDataSource() {
    source = null;
    away = true;
  }

  /** What is asked in its place. */
  public DataSource source() {
    return (DataSource)
        Proxy.newProxyInstance(
            AwayDataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (_, method, arguments) -> answer(method, arguments));
  }

  /** Has it refuse every connection, or none. */
  public void setAway(boolean isAway) {
    away = isAway;
  }

  /** How many connections it refused. */
  public int refused() {
    return refused.get();
  }

  private Object answer(Method method, Object[] arguments) throws Throwable {
    if (source == null || away) {
      refused.incrementAndGet();
      throw new SQLException("Connection refused", "08001");
    }
    try {
      return method.invoke(source, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
