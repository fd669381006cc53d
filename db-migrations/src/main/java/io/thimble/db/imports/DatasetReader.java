package io.thimble.db.imports;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A search that reads or read a data set.
 *
 * @param search its id
 * @param owner whose it is, or null
 */
public record DatasetReader(UUID search, @Nullable String owner) {}
