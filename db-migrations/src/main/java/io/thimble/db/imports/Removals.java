package io.thimble.db.imports;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Removals of which each is tried, whatever becomes of those before it. Not safe for threads. */
public final class Removals {
  private final Map<UUID, IOException> failures = new LinkedHashMap<>();

  /** None so far. */
  public Removals() {}

  /** Removes what there is of a data set, or notes why it cannot be. */
  public void attempt(UUID dataset, Removal removal) {
    try {
      removal.run();
    } catch (IOException e) {
      failures.put(dataset, e);
    }
  }

  /**
   * Tells what could not be removed.
   *
   * @throws IOException when there was any
   */
  public void finish() throws IOException {
    if (failures.isEmpty()) {
      return;
    }
    var told =
        failures.entrySet().stream()
            .map(failure -> failure.getKey() + ": " + failure.getValue())
            .collect(Collectors.joining("; "));
    var failed =
        new IOException(
            "Of %d data sets files are left (%s). Maybe they belong to somebody else; remove them by hand."
                .formatted(failures.size(), told));
    failures.values().forEach(failed::addSuppressed);
    throw failed;
  }

  /** Removes, and can be tried again. */
  @FunctionalInterface
  public interface Removal {
    /** Removes what is there. */
    void run() throws IOException;
  }
}
