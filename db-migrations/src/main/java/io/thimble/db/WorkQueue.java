package io.thimble.db;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Puts work into db-scheduler's table, within the transaction that makes it necessary. It is
 * written here in SQL because db-scheduler's own client looks first and inserts then; losing the
 * race in between would end a PostgreSQL transaction, whereas {@code on conflict} has no
 * in-between.
 *
 * <p>A task that is being executed is never touched: db-scheduler tells from the row's version
 * whether an execution is still its own.
 */
final class WorkQueue {
  private static final String DUE_NOW =
      """
      insert into scheduled_tasks as task
             (task_name, task_instance, execution_time, picked, version)
      values (:name, :instance, now(), false, 1)
          on conflict (task_name, task_instance) do update
         set execution_time = least(task.execution_time, excluded.execution_time),
             version = task.version + 1
       where not task.picked
      """;

  private final JdbcClient client;

  WorkQueue(JdbcClient client) {
    this.client = client;
  }

  /** Has the search advanced now. */
  void wake(UUID search) {
    dueNow(WorkNames.ADVANCE_SEARCH, search.toString());
  }

  /** Has the trial run now. */
  void run(UUID search, int trial) {
    dueNow(WorkNames.RUN_TRIAL, WorkNames.trialInstance(search, trial));
  }

  /** Has a data set's archive fetched now. */
  void fetch(UUID dataset) {
    dueNow(WorkNames.FETCH_DATASET, dataset.toString());
  }

  /** Takes back the fetching of a data set, unless somebody is at it. */
  void withdrawFetch(UUID dataset) {
    client
        .sql(
            """
            delete from scheduled_tasks
             where not picked
               and task_name = :name
               and task_instance = :instance
            """)
        .param("name", WorkNames.FETCH_DATASET)
        .param("instance", dataset.toString())
        .update();
  }

  /** Has every trial run that waits for a worker and has no task. */
  int runForgotten(UUID search) {
    return client
        .sql(
            """
            insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
            select :name, search || '/' || number, now(), false, 1
              from trial
             where search = :search
               and state in ('QUEUED', 'RUNNING')
                on conflict do nothing
            """)
        .param("name", WorkNames.RUN_TRIAL)
        .param("search", search)
        .update();
  }

  /** Takes back all work of a search that nobody executes. */
  void withdraw(UUID search) {
    client
        .sql(
            """
            delete from scheduled_tasks
             where not picked
               and (task_name = :advance and task_instance = :instance
                    or task_name = :run
                       and task_instance in (select search || '/' || number
                                               from trial
                                              where search = :search))
            """)
        .param("advance", WorkNames.ADVANCE_SEARCH)
        .param("instance", search.toString())
        .param("run", WorkNames.RUN_TRIAL)
        .param("search", search)
        .update();
  }

  private void dueNow(String name, String instance) {
    client.sql(DUE_NOW).param("name", name).param("instance", instance).update();
  }
}
