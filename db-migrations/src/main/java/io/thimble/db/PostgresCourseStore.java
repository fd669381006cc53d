package io.thimble.db;

import static java.util.Objects.requireNonNull;

import io.thimble.db.course.AttemptSpan;
import io.thimble.db.course.CourseStore;
import io.thimble.db.course.FrontChange;
import io.thimble.db.course.FrontPlace;
import io.thimble.db.course.TrialPoint;
import io.thimble.hw.cost.Estimate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

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

  private static final String FRONT_CHANGES =
      """
      with told as (
        select event.id, event.at, event.type, event.data,
               count(*) filter (where event.type = 'trial-scored' and replica.number is null)
                 over (order by event.id) as scored
          from event
          left join trial as replica on replica.search = :search
                                    and replica.number = event.trial
                                    and replica.replica_of is not null
         where event.search = :search
           and event.type <> 'trial-progress'
           and event.type in ('trial-scored', 'front-changed')
      ),
      begun as (
        select at
          from event
         where search = :search
           and type <> 'trial-progress'
           and type = 'search-running'
         order by id
         limit 1
      )
      select told.id, told.at, told.scored, extract(epoch from told.at - begun.at) as seconds,
             jsonb_array_length(told.data -> 'trials') as size,
             cast(told.data ->> 'hypervolume' as double precision) as hypervolume
        from told, begun
       where told.type = 'front-changed'
       order by told.id
      """;

  /** A change stays where the even steps over its search's history reach the next whole one. */
  private static final String HYPERVOLUMES =
      """
      with told as (
        select search, id, data ->> 'hypervolume' as hypervolume,
               row_number() over (partition by search order by id) - 1 as place,
               count(*) over (partition by search) - 1 as last
          from event
         where search = any(:searches)
           and type = 'front-changed'
      )
      select search, cast(hypervolume as double precision) as hypervolume
        from told
       where last <= :steps
          or place = 0
          or place * :steps / nullif(last, 0) > (place - 1) * :steps / nullif(last, 0)
       order by search, id
      """;

  /** Rows of fronts that are read at once; mostly the first are enough. */
  private static final int FRONT_ROWS = 200;

  private final JdbcClient client;
  private final TransactionTemplate transactions;

  PostgresCourseStore(JdbcClient client, TransactionTemplate transactions) {
    this.client = client;
    this.transactions = transactions;
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

  @Override
  public List<FrontChange> frontChanges(UUID search) {
    return client
        .sql(FRONT_CHANGES)
        .param("search", search)
        .query(
            (row, _) ->
                new FrontChange(
                    row.getLong("id"),
                    Times.required(row, "at"),
                    row.getDouble("seconds"),
                    row.getInt("scored"),
                    row.getInt("size"),
                    row.getDouble("hypervolume")))
        .list();
  }

  @Override
  public Map<UUID, List<Double>> hypervolumes(Collection<UUID> searches, int most) {
    var hypervolumes = new HashMap<UUID, List<Double>>();
    client
        .sql(HYPERVOLUMES)
        .param("searches", searches.toArray(UUID[]::new))
        .param("steps", most - 1)
        .query(
            row -> {
              hypervolumes
                  .computeIfAbsent(row.getObject("search", UUID.class), _ -> new ArrayList<>())
                  .add(row.getDouble("hypervolume"));
            });
    return hypervolumes;
  }

  @Override
  public List<AttemptSpan> attempts(UUID search, @Nullable Integer trial, int limit) {
    return client
        .sql(
            AttemptRows.SELECT.formatted(
                trial == null ? "and event.trial is not null" : "and event.trial = :trial"))
        .param("search", search)
        .param("trial", trial)
        .param("limit", limit)
        .query(AttemptRows::read)
        .list();
  }

  @Override
  public List<FrontPlace> bestOnFronts(
      @Nullable String owner, Predicate<Estimate> fits, int limit) {
    // Only within a transaction does the driver read by and by.
    return requireNonNull(
        transactions.execute(_ -> readBest(owner, fits, limit)),
        "a transaction gives what it read");
  }

  private List<FrontPlace> readBest(@Nullable String owner, Predicate<Estimate> fits, int limit) {
    return client
        .sql(
            """
            select trial.search, trial.number, trial.estimate
              from trial
              join search on search.id = trial.search
             where trial.on_front
               and (cast(:owner as text) is null or search.owner = :owner)
             order by cast(trial.validation_int8_correct as double precision)
                        / trial.validation_int8_clips desc,
                      cast(trial.estimate -> 'flash' ->> 'modelBytes' as bigint),
                      trial.search, trial.number
            """)
        .withFetchSize(FRONT_ROWS)
        .param("owner", owner)
        .query(
            rows -> {
              return fitting(rows, fits, limit);
            });
  }

  /** Estimates are read as far as they are needed, for the fronts of all searches are many. */
  private static List<FrontPlace> fitting(ResultSet rows, Predicate<Estimate> fits, int limit)
      throws SQLException {
    var places = new ArrayList<FrontPlace>();
    while (places.size() < limit && rows.next()) {
      if (fits.test(StoredJson.read(rows.getString("estimate"), Estimate.class))) {
        places.add(new FrontPlace(rows.getObject("search", UUID.class), rows.getInt("number")));
      }
    }
    return places;
  }
}
