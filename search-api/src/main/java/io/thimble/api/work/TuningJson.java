package io.thimble.api.work;

import io.thimble.db.work.Tuning;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How soon and how broadly a search is trained.
 *
 * @param id of the search
 * @param priority from -100 to 100; trials of higher ones begin first; above 0 by administrators
 *     alone
 * @param runningAtOnce most trials in training at once, or null where only the spec's parallelism
 *     bounds them
 */
public record TuningJson(UUID id, int priority, @Nullable Integer runningAtOnce) {
  static TuningJson of(UUID id, Tuning tuning) {
    return new TuningJson(id, tuning.priority(), tuning.runningAtOnce());
  }
}
