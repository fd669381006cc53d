package io.thimble.db;

import io.thimble.db.artifact.ArtifactStore;
import io.thimble.db.artifact.Artifacts;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Artifacts in PostgreSQL. */
final class PostgresArtifactStore implements ArtifactStore {
  private final JdbcClient client;

  PostgresArtifactStore(JdbcClient client) {
    this.client = client;
  }

  @Override
  public Optional<Artifacts> find(UUID search, int trial) {
    return client
        .sql(
            """
            select model, model_sha256, quantization, bundle, network
              from artifact
             where search = :search
               and trial = :trial
               and model is not null
            """)
        .param("search", search)
        .param("trial", trial)
        .query(
            (row, _) ->
                new Artifacts(
                    row.getBytes("model"),
                    row.getString("model_sha256"),
                    row.getString("quantization"),
                    row.getBytes("bundle"),
                    row.getBytes("network")))
        .optional();
  }
}
