package io.thimble.worker.trial;

import io.thimble.db.log.TrialLine;
import io.thimble.db.log.TrialLogStore;
import io.thimble.db.trial.Attempt;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of an attempt on their way to the store. They are noted by any thread and kept by the
 * one that runs the attempt, so that printing never waits for the database. Safe for several
 * threads.
 */
final class Journal {
  private final TrialLogStore store;
  private final Attempt attempt;
  private final ArrayDeque<TrialLine> unkept = new ArrayDeque<>();

  Journal(TrialLogStore store, Attempt attempt) {
    this.store = store;
    this.attempt = attempt;
  }

  /** Notes a line; of too many that are not kept yet the oldest goes. */
  synchronized void note(String line) {
    if (unkept.size() == TrialLogStore.MOST_LINES) {
      unkept.removeFirst();
    }
    unkept.add(new TrialLine(Instant.now(), line));
  }

  /** Keeps what was noted. */
  void keep() {
    store.append(attempt, taken());
  }

  private synchronized List<TrialLine> taken() {
    var lines = new ArrayList<>(unkept);
    unkept.clear();
    return lines;
  }
}
