package io.thimble.db.log;

import java.time.Instant;

/**
 * A line that a trial's attempt printed.
 *
 * @param at when
 * @param text at most {@value #LONGEST} characters; longer ones are cut
 */
public record TrialLine(Instant at, String text) {
  /** Characters of the longest line that is kept. */
  public static final int LONGEST = 1000;

  /** Cuts what is too long, and what no database keeps. */
  public TrialLine {
    text = text.replace("\0", "");
    if (text.length() > LONGEST) {
      text = text.substring(0, LONGEST - 1) + "…";
    }
  }
}
