package io.thimble.db;

import io.thimble.db.trial.StoredTrial;
import io.thimble.hw.score.Front;
import io.thimble.hw.score.Hypervolume;
import io.thimble.hw.score.ObjectiveValues;
import io.thimble.hw.search.SearchSpec;
import io.thimble.hw.search.SearchSpecJson;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps a search's front and its hypervolume in step with the scores. Both follow from all scored
 * trials in the order of their numbers, so they do not depend on the order in which scores came in.
 * Replicas are left out: they repeat a trial to tell how far its score depends on its seed. The
 * caller holds the {@link SearchLock} and the transaction.
 */
final class FrontKeeper {
  private final JdbcClient client;
  private final EventLog log;

  FrontKeeper(JdbcClient client, EventLog log) {
    this.client = client;
    this.log = log;
  }

  /** Recomputes the front; an event tells when it is another one. */
  void renew(UUID search) {
    var spec = spec(search);
    var points =
        scored(search).stream()
            .map(trial -> new Point(trial.number(), values(spec, trial)))
            .toList();
    var front = Front.nonDominated(points, Point::values);
    var numbers = front.stream().mapToInt(Point::trial).toArray();
    if (mark(search, numbers) == 0) {
      return;
    }
    var hypervolume =
        Hypervolume.of(
            front.stream().map(point -> ObjectiveValues.scaled(spec, point.values())).toList(),
            ObjectiveValues.reference(spec));
    client
        .sql("update search set hypervolume = :hypervolume where id = :search")
        .param("hypervolume", hypervolume)
        .param("search", search)
        .update();
    log.append(
        search, "front-changed", null, Map.of("trials", numbers, "hypervolume", hypervolume));
  }

  private SearchSpec spec(UUID search) {
    return SearchSpecJson.read(
        client
            .sql("select spec from search where id = :search")
            .param("search", search)
            .query(String.class)
            .single());
  }

  private List<StoredTrial> scored(UUID search) {
    return client
        .sql(
            TrialRows.SELECT
                + """
                 where trial.search = :search
                   and trial.state = 'SCORED'
                   and trial.replica_of is null
                 order by trial.number
                """)
        .param("search", search)
        .query(TrialRows::read)
        .list();
  }

  private int mark(UUID search, int[] front) {
    return client
        .sql(
            """
            update trial
               set on_front = not on_front
             where search = :search
               and on_front <> (number = any(:front))
            """)
        .param("search", search)
        .param("front", front)
        .update();
  }

  private static double[] values(SearchSpec spec, StoredTrial trial) {
    var validation = Objects.requireNonNull(trial.validation(), "a scored trial has a score");
    return ObjectiveValues.of(spec, trial.estimate(), validation.int8());
  }

  /** A trial where its search's objectives put it. */
  private record Point(int trial, double[] values) {}
}
