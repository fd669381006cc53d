package io.thimble.db;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What searches are made from: imported clips, and the trials of earlier searches. */
final class SearchBasis {
  private final JdbcClient client;

  SearchBasis(JdbcClient client) {
    this.client = client;
  }

  /**
   * Whether all of it is there, and stays so until the transaction ends.
   *
   * @param imported data set, or null for none
   * @param learntFrom searches that have to be over
   */
  boolean isThere(@Nullable UUID imported, List<UUID> learntFrom) {
    return (imported == null || isStored(imported)) && areOver(learntFrom);
  }

  private boolean isStored(UUID imported) {
    return client
        .sql("select id from dataset_import where id = :id and state = 'STORED' for share")
        .param("id", imported)
        .query(UUID.class)
        .optional()
        .isPresent();
  }

  private boolean areOver(List<UUID> searches) {
    return searches.isEmpty()
        || client
                .sql(
                    """
                    select id
                      from search
                     where id in (:ids)
                       and not (%s)
                     order by id
                       for share
                    """
                        .formatted(OpenSearches.ARE))
                .param("ids", searches)
                .query(UUID.class)
                .list()
                .size()
            == searches.size();
  }
}
