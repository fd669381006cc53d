package io.thimble.db.imports;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A data set that came as an archive.
 *
 * @param id of the upload, of the archive in the store and of the copies on workers
 * @param name of the data set
 * @param owner whose it is
 * @param url where a worker fetches it, or null when it is sent
 * @param bytes of the archive, or null while nobody knows
 * @param received bytes of it that are in the store
 * @param sha256 of the archive in lower-case hexadecimal, or null until its sender says so
 * @param state how far it has come
 * @param problem why it was refused, or what its fetching last stumbled over; or null
 * @param createdAt when it was announced
 */
public record StoredImport(
    UUID id,
    String name,
    String owner,
    @Nullable String url,
    @Nullable Long bytes,
    long received,
    @Nullable String sha256,
    ImportState state,
    @Nullable String problem,
    Instant createdAt) {}
