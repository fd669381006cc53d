package io.thimble.db;

import java.util.UUID;

/**
 * The one statement by which a worker picks its next tasks from db-scheduler's table, and locks
 * them. It takes
 *
 * <ul>
 *   <li>only trials and searches whose data set the worker sees, and only trials of searches that
 *       run;
 *   <li>of each search as many trials as may train at once, those that any worker holds among them;
 *   <li>those of the highest priority first; among equals those of the owner with the fewest trials
 *       in training, and among an owner's searches those of the one with the fewest: water fills
 *       the lowest place (max-min fairness; Bertsekas and Gallager, Data Networks, 6.5.2);
 *   <li>at most as many trials as the worker has free places; what else is due comes before them,
 *       for it takes little time and makes trials.
 * </ul>
 *
 * <p>Two workers that choose in the same moment may both count a search's trials without the
 * other's; {@link io.thimble.db.trial.TrialStore#begin} counts again, behind the search's lock.
 */
public final class FairChoice {
  /**
   * A trial that is open has a place in the queue, or null where it may not begin here and now. A
   * task without an open trial is a left-over; whoever executes it removes it.
   */
  private static final String QUEUE =
      """
      with held as materialized (
        select split_part(task_instance, '/', 1) as search, count(*) as trials
          from scheduled_tasks
         where task_name = '%1$s'
           and picked
         group by 1),
      held_by_owner as materialized (
        select search.owner, sum(held.trials) as trials
          from held
          join search on search.id = cast(held.search as uuid)
         group by 1),
      open as materialized (
        select trial.search || '/' || trial.number as instance,
               trial.number, trial.search, search.owner, search.priority,
               search.running_at_once,
               search.state = 'RUNNING'
                 and not task.picked
                 and task.execution_time <= now()
                 and worker_sees('%2$s', search.spec ->> 'dataset')
                 as may_begin
          from trial
          join search on search.id = trial.search
          join scheduled_tasks as task
            on task.task_name = '%1$s'
           and task.task_instance = trial.search || '/' || trial.number
         where trial.state in ('QUEUED', 'RUNNING')),
      in_search as (
        select open.*,
               coalesce(held.trials, 0)
                 + row_number() over (partition by open.search order by open.number) as nth
          from open
          left join held on held.search = cast(open.search as text)
         where may_begin),
      of_owner as (
        select in_search.*,
               coalesce(held_by_owner.trials, 0)
                 + row_number() over (partition by in_search.owner
                                      order by priority desc, nth, in_search.search, number)
                 as nth_of_owner
          from in_search
          left join held_by_owner on held_by_owner.owner = in_search.owner
         where running_at_once is null or nth <= running_at_once),
      placed as (
        select instance,
               row_number() over (order by priority desc, nth_of_owner, nth, search, number)
                 as place
          from of_owner),
      queue as (
        select open.instance, placed.place
          from open
          left join placed on placed.instance = open.instance)
      """;

  private static final String TASKS =
      """
      select scheduled_tasks.*
        from scheduled_tasks
        left join queue
          on scheduled_tasks.task_name = '%1$s'
         and queue.instance = scheduled_tasks.task_instance
       where picked = ?
         and execution_time <= ?
         %4$s
         and case task_name
               when '%1$s' then queue.instance is null or queue.place <= %3$d
               when '%5$s' then
                 not exists (select from search
                              where search.id = cast(task_instance as uuid)
                                and search.state in ('QUEUED', 'RUNNING')
                                and not worker_sees('%2$s', search.spec ->> 'dataset'))
               else true
             end
       order by queue.place nulls first, execution_time
       limit %6$d
         for update of scheduled_tasks skip locked
      """;

  private FairChoice() {}

  /**
   * The statement; its parameters are whether the tasks are held (they are not), and until when
   * they are due, then those of the condition.
   *
   * @param worker who asks
   * @param freePlaces trials that it could begin now
   * @param most tasks at most
   * @param condition of the scheduler's own, from {@code and} on; may be empty
   */
  public static String select(UUID worker, int freePlaces, int most, String condition) {
    return (QUEUE + TASKS)
        .formatted(
            WorkNames.RUN_TRIAL, worker, freePlaces, condition, WorkNames.ADVANCE_SEARCH, most);
  }
}
