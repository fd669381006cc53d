package io.thimble.api.search;

import io.thimble.db.search.SearchSummary;

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
  static AuditJson of(SearchSummary.Audit audit) {
    return new AuditJson(
        audit.discarded(), audit.audited(), audit.auditedScored(), audit.auditedOnFront());
  }
}
