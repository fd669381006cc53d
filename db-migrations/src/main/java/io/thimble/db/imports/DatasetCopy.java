package io.thimble.db.imports;

import java.util.UUID;

/**
 * Where clips of an imported data set lie, or may lie.
 *
 * @param dataset the import's id
 * @param place a worker's folder, which keeps its own name over restarts
 * @param worker who unpacked it there
 * @param folder on that worker's machine
 * @param ready whether all clips are there
 */
public record DatasetCopy(
    UUID dataset, String place, String worker, String folder, boolean ready) {}
