package io.thimble.db.search;

import io.thimble.hw.search.SearchMove;
import io.thimble.hw.search.SearchSpec;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where searches are kept. Every method is one transaction.
 *
 * <p>Several writes wake a search: its task {@link io.thimble.db.WorkNames#ADVANCE_SEARCH} becomes
 * due now. A task that is being executed at that moment is left alone, so no wake-up is lost as
 * long as its execution schedules itself again until it finds the search in a final state.
 */
public interface SearchStore {
  /**
   * Keeps a new search in state {@code QUEUED}, with its first event and its advance task.
   *
   * @return nothing when its imported data set is not there any more, or a search that it learns
   *     from is not there or not over
   */
  Optional<UUID> create(NewSearch search);

  /** The same from a folder of workers. */
  default UUID create(SearchSpec spec, String owner) {
    return create(NewSearch.of(spec, owner)).orElseThrow();
  }

  /** The same for the owner of everything where nobody has to say who they are. */
  default UUID create(SearchSpec spec) {
    return create(spec, StoredSearch.LOCAL_OWNER);
  }

  /** The search with this id. */
  Optional<StoredSearch> find(UUID id);

  /**
   * Newest first; at most {@code limit}, those created before {@code before} when that is given.
   */
  default List<StoredSearch> list(@Nullable UUID before, int limit) {
    return list(/* owner= */ null, before, limit);
  }

  /** The same of this owner alone, when one is given. */
  List<StoredSearch> list(@Nullable String owner, @Nullable UUID before, int limit);

  /**
   * Moves a search to another state, with an event; a move to {@code CANCELLED} or {@code FAILED}
   * cancels its trials that are not final, a move to {@code RUNNING} wakes it and enqueues the
   * trials that wait for a worker.
   *
   * @param reason shown to people; null where none is needed
   * @return false, and nothing changed, when the search is in no state that the move leaves
   */
  boolean move(UUID id, SearchMove move, @Nullable String reason);

  /**
   * Keeps how much each decision matters, in place of what was kept before, with an event.
   *
   * @return false when there is no such search
   */
  boolean explain(UUID id, Importance importance);
}
