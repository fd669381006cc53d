package io.thimble.api.course;

import io.thimble.db.course.AttemptSpan;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who was at which trial, and from when to when.
 *
 * @param attempts oldest first
 */
record AttemptsJson(List<AttemptJson> attempts) {
  /**
   * An attempt.
   *
   * @param trial number of the trial
   * @param attempt number of the attempt, 1 for the first
   * @param worker who ran it
   * @param startedAt when it began
   * @param endedAt when it ended, or null while it runs; of one whose worker fell silent, when that
   *     was noticed
   * @param ending {@code running}, {@code scored}, {@code waiting} at a rung, {@code failed},
   *     {@code released} to be gone on with, {@code lost}, {@code cancelled} with its search, or
   *     {@code ended} in a way that is not known
   * @param fromEpoch epochs that the trial had been trained for when it began
   * @param toEpoch the same when it ended, or so far
   */
  record AttemptJson(
      int trial,
      int attempt,
      String worker,
      Instant startedAt,
      @Nullable Instant endedAt,
      String ending,
      int fromEpoch,
      int toEpoch) {}

  static AttemptsJson of(List<AttemptSpan> attempts) {
    return new AttemptsJson(
        attempts.stream()
            .map(
                span ->
                    new AttemptJson(
                        span.trial(),
                        span.attempt(),
                        span.worker(),
                        span.startedAt(),
                        span.endedAt(),
                        span.ending().name().toLowerCase(Locale.ROOT),
                        span.fromEpoch(),
                        span.toEpoch()))
            .toList());
  }
}
