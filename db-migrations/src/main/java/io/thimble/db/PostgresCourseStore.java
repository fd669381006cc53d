package io.thimble.db;

import io.thimble.db.course.CourseStore;
import io.thimble.db.course.TrialPoint;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The course of searches in PostgreSQL. */
final class PostgresCourseStore implements CourseStore {
  private static final String BY_NUMBER = " order by trial.number";

  /** Trials that an event after a given one is about. */
  private static final String TOUCHED =
      """
         and trial.number in
             (select event.trial
                from event
               where event.search = :search
                 and event.id > :event
                 and event.trial is not null
              union
              select cast(removed.trial as integer)
                from event,
                     jsonb_array_elements_text(event.data -> 'trials') as removed (trial)
               where event.search = :search
                 and event.id > :event
                 and event.type = 'artifacts-removed')
      """;

  private final JdbcClient client;

  PostgresCourseStore(JdbcClient client) {
    this.client = client;
  }

  @Override
  public List<TrialPoint> points(UUID search) {
    return client
        .sql(PointRows.SELECT + BY_NUMBER)
        .param("search", search)
        .query(PointRows::read)
        .list();
  }

  @Override
  public List<TrialPoint> pointsSince(UUID search, long event) {
    return client
        .sql(PointRows.SELECT + TOUCHED + BY_NUMBER)
        .param("search", search)
        .param("event", event)
        .query(PointRows::read)
        .list();
  }

  @Override
  public List<Integer> front(UUID search) {
    return client
        .sql("select number from trial where search = :search and on_front order by number")
        .param("search", search)
        .query(Integer.class)
        .list();
  }
}
