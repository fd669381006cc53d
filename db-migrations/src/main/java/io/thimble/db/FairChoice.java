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
   * The places in the queue of the trials that may begin here and now; 0 for tasks without an open
   * trial, left-overs which whoever executes them removes, as many at a time as there are places.
   *
   * <p>It begins with the tasks that wait, which are few or none, and counts what is held only
   * where there are any: most looks of many workers find nothing, and must cost next to nothing. Of
   * each search it keeps as many as there are free places: all that is before one of the others in
   * its search is before it in the queue, so none of the others could have a place that matters.
   */
  private static final String QUEUE =
      """
      with waiting as materialized (
        select due.instance, due.search, due.number
          from (select task_instance as instance,
                       cast(split_part(task_instance, '/', 1) as uuid) as search,
                       cast(split_part(task_instance, '/', 2) as integer) as number,
                       row_number() over (
                         partition by split_part(task_instance, '/', 1)
                         order by cast(split_part(task_instance, '/', 2) as integer)) as nth
                  from scheduled_tasks
                 where not picked
                   and execution_time <= now()
                   and task_name = '%1$s') as due
         where due.nth <= %3$d),
      held as materialized (
        select cast(split_part(task_instance, '/', 1) as uuid) as search, count(*) as trials
          from scheduled_tasks
         where task_name = '%1$s'
           and picked
           and exists (select from waiting)
         group by 1),
      held_by_owner as materialized (
        select search.owner, sum(held.trials) as trials
          from held
          join search on search.id = held.search
         group by 1),
      looked_at as materialized (
        select waiting.*, search.owner, search.priority, search.running_at_once,
               trial.number is null as left_over,
               search.state = 'RUNNING' and %8$s as may_begin
          from waiting
          left join search on search.id = waiting.search
          left join trial
            on trial.search = waiting.search
           and trial.number = waiting.number
           and trial.state in ('QUEUED', 'RUNNING')),
      in_search as materialized (
        select looked_at.*,
               coalesce(held.trials, 0)
                 + row_number() over (partition by looked_at.search order by number) as nth
          from looked_at
          left join held on held.search = looked_at.search
         where may_begin
           and not left_over),
      of_owner as materialized (
        select in_search.*,
               coalesce(held_by_owner.trials, 0)
                 + row_number() over (partition by in_search.owner
                                      order by priority desc, nth, in_search.search, number)
                 as nth_of_owner
          from in_search
          left join held_by_owner on held_by_owner.owner = in_search.owner
         where running_at_once is null or nth <= running_at_once),
      queue as materialized (
        select instance,
               row_number() over (order by priority desc, nth_of_owner, nth, search, number)
                 as place
          from of_owner
         union all
        select instance, 0
          from looked_at
         where left_over)
      select scheduled_tasks.*
        from scheduled_tasks
        left join queue
          on scheduled_tasks.task_name = '%1$s'
         and queue.instance = scheduled_tasks.task_instance
      """;

  /** As the function {@code worker_sees} has it, but read once for all searches. */
  private static final String SEES =
      """
      (search.spec ->> 'dataset' in
         (select worker_dataset.dataset
            from worker_dataset
           where worker_dataset.worker = '%s'
           union all
          select dataset.name
            from dataset
           where dataset.path is null))\
      """;

  private static final String WHERE =
      """
       where not picked
         and picked = ?
         and execution_time <= ?
         %4$s
         and case task_name
               when '%1$s' then %7$s
               when '%5$s' then
                 not exists (select from search
                              where search.id = cast(task_instance as uuid)
                                and search.state in ('QUEUED', 'RUNNING')
                                and not %8$s)
               else true
             end
      """;

  private static final String LOCK =
      """
       limit %6$d
         for update of scheduled_tasks skip locked
      """;

  private static final String TRIALS_AND_MORE =
      QUEUE + WHERE + " order by queue.place nulls first, execution_time\n" + LOCK;

  /** A worker without a free place need not know who comes first. */
  private static final String NO_TRIALS =
      "select * from scheduled_tasks\n" + WHERE + " order by execution_time\n" + LOCK;

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
    return (freePlaces > 0 ? TRIALS_AND_MORE : NO_TRIALS)
        .formatted(
            WorkNames.RUN_TRIAL,
            worker,
            freePlaces,
            condition,
            WorkNames.ADVANCE_SEARCH,
            most,
            freePlaces > 0 ? "queue.place <= " + freePlaces : "false",
            SEES.formatted(worker));
  }
}
