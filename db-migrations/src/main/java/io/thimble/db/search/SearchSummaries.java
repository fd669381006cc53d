package io.thimble.db.search;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** How far searches are. */
public interface SearchSummaries {
  /** One for each id, {@link SearchSummary#NONE} for a search without a trial. */
  Map<UUID, SearchSummary> of(Collection<UUID> searches);
}
