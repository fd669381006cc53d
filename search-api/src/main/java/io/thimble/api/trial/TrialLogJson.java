package io.thimble.api.trial;

import io.thimble.db.log.StoredLine;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a trial's log.
 *
 * @param lines oldest first
 * @param next cursor of the next page, or null where nothing more is there yet
 */
public record TrialLogJson(List<Line> lines, @Nullable String next) {
  /**
   * A line.
   *
   * @param id rising within the trial; the cursor for what follows it
   * @param attempt the attempt that printed it
   * @param at when
   * @param line what
   */
  public record Line(long id, int attempt, Instant at, String line) {
    static Line of(StoredLine stored) {
      return new Line(stored.id(), stored.attempt(), stored.line().at(), stored.line().text());
    }
  }

  /**
   * The first of these lines as a page.
   *
   * @param found one more than the page holds, where there are as many
   */
  static TrialLogJson of(List<StoredLine> found, int size) {
    var shown = found.subList(0, Math.min(size, found.size()));
    return new TrialLogJson(
        shown.stream().map(Line::of).toList(),
        found.size() > size ? Long.toString(shown.getLast().id()) : null);
  }
}
