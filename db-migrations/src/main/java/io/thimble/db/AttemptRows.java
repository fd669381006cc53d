package io.thimble.db;

import io.thimble.db.course.AttemptSpan;
import io.thimble.db.course.AttemptSpan.Ending;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Reads attempts off events. An attempt lasts from the event that it runs to the next event that
 * its trial stands elsewhere; when that is one more attempt, its worker fell silent. Epochs in
 * between are looked at only where these events do not say them.
 */
final class AttemptRows {
  /** With {@code %s} for a condition on the events' trial. */
  static final String SELECT =
      """
      with moved as (
        select event.*, lead(event.id) over moves as next_id, lead(event.at) over moves as next_at,
               lead(event.type) over moves as next_type, lead(event.data) over moves as next_data
          from event
         where event.search = :search
           and event.type <> 'trial-progress'
           and event.type in ('trial-queued', 'trial-running', 'trial-waiting', 'trial-scored',
                              'trial-failed', 'trial-cancelled')
           %s
        window moves as (partition by event.trial order by event.id)
      ),
      latest as (
        select *
          from moved
         where type = 'trial-running'
         order by id desc
         limit :limit
      )
      select latest.trial, latest.at, latest.next_at, latest.next_type,
             coalesce(cast(latest.next_data ->> 'lost' as boolean), false) as lost,
             cast(latest.data ->> 'attempt' as integer) as attempt,
             latest.data ->> 'worker' as worker,
             coalesce(cast(latest.data ->> 'epoch' as integer),
                      (select min(cast(progress.data ->> 'epoch' as integer)) - 1
                         from event as progress
                        where progress.search = :search
                          and progress.trial = latest.trial
                          and progress.type = 'trial-progress'
                          and progress.id > latest.id
                          and (latest.next_id is null or progress.id < latest.next_id)),
                      0) as from_epoch,
             case latest.next_type
               when 'trial-scored' then trial.epochs
               when 'trial-waiting' then cast(latest.next_data ->> 'epoch' as integer)
               else (select max(cast(progress.data ->> 'epoch' as integer))
                       from event as progress
                      where progress.search = :search
                        and progress.trial = latest.trial
                        and progress.type = 'trial-progress'
                        and progress.id > latest.id
                        and (latest.next_id is null or progress.id < latest.next_id))
             end as to_epoch,
             trial.state = 'RUNNING' as running, trial.ended_at
        from latest
        join trial on trial.search = :search and trial.number = latest.trial
       order by latest.id
      """;

  private AttemptRows() {}

  static AttemptSpan read(ResultSet row, int index) throws SQLException {
    var ending = ending(row);
    int fromEpoch = row.getInt("from_epoch");
    return new AttemptSpan(
        row.getInt("trial"),
        row.getInt("attempt"),
        row.getString("worker"),
        Times.required(row, "at"),
        switch (ending) {
          case RUNNING -> null;
          case ENDED -> Times.optional(row, "ended_at");
          case SCORED, WAITING, FAILED, RELEASED, LOST, CANCELLED -> Times.required(row, "next_at");
        },
        ending,
        fromEpoch,
        Math.max(fromEpoch, row.getInt("to_epoch")));
  }

  private static Ending ending(ResultSet row) throws SQLException {
    var next = row.getString("next_type");
    if (next == null) {
      return row.getBoolean("running") ? Ending.RUNNING : Ending.ENDED;
    }
    return switch (next) {
      case "trial-scored" -> Ending.SCORED;
      case "trial-waiting" -> Ending.WAITING;
      case "trial-failed" -> Ending.FAILED;
      case "trial-cancelled" -> Ending.CANCELLED;
      case "trial-queued" -> row.getBoolean("lost") ? Ending.LOST : Ending.RELEASED;
      case "trial-running" -> Ending.LOST;
      default -> Ending.ENDED;
    };
  }
}
