package io.thimble.db;

import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks into db-scheduler's table, and does what a worker's scheduler would. */
final class TaskTable {
  private final JdbcClient client;

  TaskTable(DataSource source) {
    this.client = JdbcClient.create(source);
  }

  boolean hasDueAdvance(UUID search) {
    return hasDue(WorkNames.ADVANCE_SEARCH, search.toString());
  }

  boolean hasDueTrial(UUID search, int trial) {
    return hasDue(WorkNames.RUN_TRIAL, WorkNames.trialInstance(search, trial));
  }

  int count() {
    return client.sql("select count(*) from scheduled_tasks").query(Integer.class).single();
  }

  void pickAll() {
    client
        .sql(
            """
            update scheduled_tasks
               set picked = true, picked_by = 'worker', last_heartbeat = now(),
                   version = version + 1
            """)
        .update();
  }

  void dropAll() {
    client.sql("delete from scheduled_tasks").update();
  }

  void postponeAll() {
    client.sql("update scheduled_tasks set execution_time = now() + interval '1 hour'").update();
  }

  private boolean hasDue(String name, String instance) {
    return client
        .sql(
            """
            select exists (select 1
                             from scheduled_tasks
                            where task_name = :name
                              and task_instance = :instance
                              and task_data is null
                              and not picked
                              and execution_time <= now())
            """)
        .param("name", name)
        .param("instance", instance)
        .query(Boolean.class)
        .single();
  }
}
