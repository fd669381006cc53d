package io.thimble.worker.trial;

import io.thimble.db.trial.Attempt;
import java.util.Map;
import java.util.UUID;
import org.slf4j.MDC;
import org.slf4j.MDC.MDCCloseable;

/** What stands beside each line of a structured log: of which search, trial and attempt it is. */
public final class Marks {
  private static final String SEARCH = "search";

  private Marks() {}

  /** The marks of an attempt, by name. */
  static Map<String, String> of(Attempt attempt) {
    return Map.of(
        SEARCH,
        attempt.search().toString(),
        "trial",
        Integer.toString(attempt.trial()),
        "attempt",
        Integer.toString(attempt.number()));
  }

  /** Marks what this thread says, until it is closed. */
  public static AutoCloseableMarks put(Attempt attempt) {
    of(attempt).forEach(MDC::put);
    return () -> of(attempt).keySet().forEach(MDC::remove);
  }

  /** The same for what concerns a whole search. */
  public static MDCCloseable put(UUID search) {
    return MDC.putCloseable(SEARCH, search.toString());
  }

  /** Ends the marking. */
  @FunctionalInterface
  public interface AutoCloseableMarks extends AutoCloseable {
    @Override
    void close();
  }
}
