package io.thimble.db;

import io.thimble.db.question.QuestionStore;
import java.util.UUID;

/**
 * The statement by which a worker picks questions from db-scheduler's columns in their own table,
 * and locks them: the oldest first, those about clips only where it sees the data set, and none
 * that nobody waits for. As the table is their own, they wait for no training and no search, and
 * nothing waits for them.
 */
public final class QuestionChoice {
  /** Where questions are; db-scheduler is told to look for its tasks there. */
  public static final String TABLE = "question";

  private static final String SELECT =
      """
      select task_name, task_instance, task_data, execution_time, picked, picked_by, last_success,
             last_failure, consecutive_failures, last_heartbeat, version, priority, state
        from question
       where picked = ?
         and execution_time <= ?
         %2$s
         and asked_at > now() - interval '%3$d seconds'
         and (clip is null
              or exists (select from search
                          where search.id = question.search
                            and worker_sees('%1$s', search.spec ->> 'dataset')))
       order by asked_at
       limit %4$d
         for update of question skip locked
      """;

  private QuestionChoice() {}

  /**
   * The statement; its parameters are whether the questions are held (they are not), and until when
   * they are due, then those of the condition.
   *
   * @param worker who asks
   * @param most questions at most
   * @param condition of the scheduler's own, from {@code and} on; may be empty
   */
  public static String select(UUID worker, int most, String condition) {
    return SELECT.formatted(worker, condition, QuestionStore.LONGEST.toSeconds(), most);
  }
}
