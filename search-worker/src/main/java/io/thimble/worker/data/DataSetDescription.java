package io.thimble.worker.data;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What people are told of a data set.
 *
 * @param name the folder's own name
 * @param folder where it is
 * @param words readable clips of each word
 * @param skipped files that cannot be read, few enough to go on without them
 * @param background where silence and noise come from
 * @param problem why no search can use it, or null
 */
public record DataSetDescription(
    String name,
    Path folder,
    SortedMap<String, Integer> words,
    List<SkippedFile> skipped,
    String background,
    @Nullable String problem) {}
