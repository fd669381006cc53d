package io.thimble.api.trial;

import io.thimble.db.trial.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a trial was proposed.
 *
 * @param kind one word, for example {@code start}, {@code spread} or {@code child}
 * @param sentence the same for people
 * @param parents numbers of the trials that it was made from
 * @param predicted the error that was expected, 0 to 1, or null where no model was asked
 * @param deviation standard deviation of that, or null
 */
public record OriginJson(
    String kind,
    String sentence,
    List<Integer> parents,
    @Nullable Double predicted,
    @Nullable Double deviation) {
  static @Nullable OriginJson of(@Nullable Origin origin) {
    return origin == null
        ? null
        : new OriginJson(
            origin.kind(),
            origin.sentence(),
            origin.parents(),
            origin.predicted(),
            origin.deviation());
  }
}
