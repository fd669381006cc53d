package io.thimble.db;

import io.thimble.db.search.Rejections;
import io.thimble.db.trial.Proposal;
import io.thimble.hw.search.TrialState;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes trials of proposals, and counts what was rejected on the way. Who writes holds the {@link
 * SearchLock} and the transaction.
 */
final class ProposalWrites {
  private final JdbcClient client;
  private final WorkQueue queue;
  private final EventLog log;

  ProposalWrites(JdbcClient client, WorkQueue queue, EventLog log) {
    this.client = client;
    this.queue = queue;
    this.log = log;
  }

  boolean propose(UUID search, int number, Proposal proposal, int epochs, Rejections rejections) {
    if (!keep(search, number, proposal, epochs)) {
      return false;
    }
    count(search, rejections);
    var data = new HashMap<String, Object>();
    data.put("family", proposal.decisions().family().label());
    data.put("epochs", epochs);
    if (proposal.replicaOf() != null) {
      data.put("replicaOf", proposal.replicaOf());
    }
    log.trialMoved(search, number, TrialState.QUEUED, Map.copyOf(data));
    queue.run(search, number);
    return true;
  }

  private boolean keep(UUID search, int number, Proposal proposal, int epochs) {
    return client
            .sql(
                """
                insert into trial (search, number, family, decisions, architecture, estimate,
                                   origin, replica_of, epochs)
                select :search, :number, :family, cast(:decisions as jsonb),
                       :architecture, cast(:estimate as jsonb),
                       cast(:origin as jsonb), cast(:replicaOf as integer), :epochs
                 where (select state from search where id = :search) = 'RUNNING'
                   and (select count(*) from trial where search = :search) = :number
                """)
            .param("search", search)
            .param("number", number)
            .param("family", proposal.decisions().family().label())
            .param("decisions", StoredJson.write(proposal.decisions().values()))
            .param("architecture", proposal.architecture())
            .param("estimate", StoredJson.write(proposal.estimate()))
            .param("origin", proposal.origin() == null ? null : StoredJson.write(proposal.origin()))
            .param("replicaOf", proposal.replicaOf())
            .param("epochs", epochs)
            .update()
        == 1;
  }

  private void count(UUID search, Rejections rejections) {
    client
        .sql(
            """
            update search
               set proposals = proposals + 1 + :duplicates + :infeasible,
                   duplicates = duplicates + :duplicates,
                   infeasible = infeasible + :infeasible,
                   rejected_by =
                     (select coalesce(jsonb_object_agg(name, total), '{}')
                        from (select name, sum(count::bigint) as total
                                from (select * from jsonb_each_text(search.rejected_by)
                                      union all
                                      select * from jsonb_each_text(cast(:rejectedBy as jsonb)))
                                     as counted (name, count)
                               group by name) as summed)
             where id = :search
            """)
        .param("duplicates", rejections.duplicate())
        .param("infeasible", rejections.infeasible())
        .param("rejectedBy", StoredJson.write(rejections.infeasibleBy()))
        .param("search", search)
        .update();
  }
}
