package io.thimble.api.search;

import io.thimble.db.trial.StoredTrial;
import io.thimble.hw.search.TrialState;
import java.util.List;

/**
 * How often comparisons at rungs discarded what would have been on the front, as far as the check
 * tells: a small share of the discarded is trained on regardless.
 *
 * @param discarded trials that a comparison discarded
 * @param audited those of them that were trained on
 * @param auditedScored those of these that are scored
 * @param auditedOnFront those of these that are on the front
 */
public record AuditJson(int discarded, int audited, int auditedScored, int auditedOnFront) {
  static AuditJson of(List<StoredTrial> trials) {
    var audited = trials.stream().filter(StoredTrial::audited).toList();
    return new AuditJson(
        (int)
            trials.stream()
                .filter(trial -> trial.audited() || trial.state() == TrialState.STOPPED)
                .count(),
        audited.size(),
        (int) audited.stream().filter(trial -> trial.state() == TrialState.SCORED).count(),
        (int) audited.stream().filter(StoredTrial::onFront).count());
  }
}
