package io.thimble.worker.trial;

import io.thimble.db.log.TrialLine;
import io.thimble.db.log.TrialLogStore;
import io.thimble.db.trial.Attempt;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * The lines of an attempt on their way to the store. They are noted by any thread and kept by the
 * one that runs the attempt, so that printing never waits for the database. Safe for several
 * threads.
 */
final class Journal {
  private static final Logger log = LoggerFactory.getLogger(Journal.class);

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

  /** Keeps what was noted, or leaves it for the next time: no work is worth less for its lines. */
  void keep() {
    var lines = taken();
    try {
      store.append(attempt, lines);
    } catch (DataAccessException | TransactionException e) {
      log.warn("{} lines of a trial's log cannot be kept now: {}", lines.size(), e.toString());
      putBack(lines);
    }
  }

  private synchronized void putBack(List<TrialLine> lines) {
    for (var line : lines.reversed()) {
      if (unkept.size() < TrialLogStore.MOST_LINES) {
        unkept.addFirst(line);
      }
    }
  }

  private synchronized List<TrialLine> taken() {
    var lines = new ArrayList<>(unkept);
    unkept.clear();
    return lines;
  }
}
