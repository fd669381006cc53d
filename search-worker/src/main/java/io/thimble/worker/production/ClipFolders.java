package io.thimble.worker.production;

import org.jspecify.annotations.Nullable;

/**
 * Where clips and what is computed from them lie on this machine.
 *
 * @param words the folder of words, or null for the built-in voice's
 * @param cache for features and the built-in voice's recordings
 * @param cacheBytes most bytes of cached features
 */
public record ClipFolders(@Nullable String words, String cache, long cacheBytes) {}
