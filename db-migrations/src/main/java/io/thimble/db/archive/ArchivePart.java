package io.thimble.db.archive;

/**
 * A piece of an archive.
 *
 * @param start its first byte's place in the archive
 * @param bytes its length
 * @param name under which the store has it
 */
public record ArchivePart(long start, long bytes, String name) {}
