package io.thimble.worker.fleet;

import java.util.Locale;

/**
 * What a connection was taken for, told from its statements. Later ones are surer: a transaction is
 * known by the last of these that it makes.
 */
enum Use {
  OTHER(""),
  LOOK_FOR_QUESTIONS("from question\n"),
  LOOK_FOR_TASKS("for update of scheduled_tasks skip locked"),
  STANDING("select search.state"),
  HEARTBEAT("set last_heartbeat = ?"),
  DEAD("last_heartbeat <= ?"),
  PRESENCE("insert into worker ("),
  BEGIN("attempt = attempt + 1"),
  PROGRESS("set epoch = greatest"),
  CHECKPOINT("insert into checkpoint"),
  LOG("insert into trial_line"),
  PROPOSE("insert into trial ("),
  RUNG("insert into rung_result"),
  SCORE("insert into artifact");

  private final String mark;

  Use(String mark) {
    this.mark = mark;
  }

  /** What it is called in figures. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** What this statement is for. */
  static Use of(String sql) {
    for (int i = values().length - 1; i > 0; i--) {
      if (sql.contains(values()[i].mark)) {
        return values()[i];
      }
    }
    return OTHER;
  }
}
