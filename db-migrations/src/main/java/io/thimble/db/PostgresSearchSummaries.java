package io.thimble.db;

import io.thimble.db.search.SearchSummaries;
import io.thimble.db.search.SearchSummary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sums trials up where they lie: one statement for any number of searches. */
final class PostgresSearchSummaries implements SearchSummaries {
  private static final String SUMMARIES =
      """
      with counted as (
        select *, replica_of is null as own,
               state in ('SCORED', 'STOPPED', 'FAILED', 'CANCELLED') as final
          from trial
         where search = any(:searches)
      )
      select search,
             count(*) filter (where own and state = 'SCORED') as scored,
             count(*) filter (where own and state = 'FAILED') as failed,
             count(*) filter (where own and state = 'STOPPED') as stopped,
             count(*) filter (where own and state = 'RUNNING') as running,
             count(*) filter (where own and state = 'WAITING') as waiting,
             count(*) filter (where not own) as replicas,
             count(*) filter (where not own and state = 'SCORED') as replicas_scored,
             count(*) as trials,
             count(*) filter (where final) as final_trials,
             coalesce(sum(epoch) filter (where not final), 0) as epochs,
             max(validation_int8_correct::double precision / validation_int8_clips)
               filter (where own) as best,
             count(*) filter (where on_front) as front_size,
             coalesce(json_agg(json_build_object('trial', number, 'epochs', epochs, 'epoch', epoch)
                               order by number) filter (where state = 'RUNNING'), '[]')
               as in_training,
             count(*) filter (where own and (audited or state = 'STOPPED')) as discarded,
             count(*) filter (where own and audited) as audited,
             count(*) filter (where own and audited and state = 'SCORED') as audited_scored,
             count(*) filter (where own and audited and on_front) as audited_on_front
        from counted
       group by search
      """;

  private final JdbcClient client;

  PostgresSearchSummaries(JdbcClient client) {
    this.client = client;
  }

  @Override
  public Map<UUID, SearchSummary> of(Collection<UUID> searches) {
    var summaries = new HashMap<UUID, SearchSummary>();
    searches.forEach(search -> summaries.put(search, SearchSummary.NONE));
    client
        .sql(SUMMARIES)
        .param("searches", searches.toArray(UUID[]::new))
        .query((row, _) -> Map.entry(row.getObject("search", UUID.class), read(row)))
        .list()
        .forEach(summary -> summaries.put(summary.getKey(), summary.getValue()));
    return summaries;
  }

  private static SearchSummary read(ResultSet row) throws SQLException {
    return new SearchSummary(
        new SearchSummary.Counts(
            row.getInt("scored"),
            row.getInt("failed"),
            row.getInt("stopped"),
            row.getInt("running"),
            row.getInt("waiting")),
        row.getInt("replicas"),
        row.getInt("replicas_scored"),
        row.getInt("trials"),
        row.getInt("final_trials"),
        row.getLong("epochs"),
        row.getObject("best", Double.class),
        row.getInt("front_size"),
        Arrays.asList(StoredJson.read(row.getString("in_training"), SearchSummary.Running[].class)),
        new SearchSummary.Audit(
            row.getInt("discarded"),
            row.getInt("audited"),
            row.getInt("audited_scored"),
            row.getInt("audited_on_front")));
  }
}
