package io.thimble.worker.pace;

import java.time.Duration;

/**
 * The pace of one worker among many. What any worker may find is looked for by all of them together
 * as often as a few would look, so that a database with a thousand workers is not kept busy by
 * looks that find nothing. Safe for several threads.
 */
public final class Pace {
  /** So many workers look as often each as one alone. */
  private static final int FEW = 8;

  private volatile int workers = 1;

  /** What is asked again and again. */
  public enum Asked {
    /**
     * Is there a task that is due? A worker that ends one looks at once, so this is how long work
     * waits that comes when nothing else happens.
     */
    TASKS(Duration.ofMillis(500), Duration.ofSeconds(5)),
    /** Has anybody asked something of a file? Half of it is what one waits on average. */
    QUESTIONS(Duration.ofMillis(250), Duration.ofSeconds(5)),
    /** Is the attempt still wanted? Each worker asks for its own, and nobody else. */
    STANDING(Duration.ofMillis(250), Duration.ofSeconds(2));

    private final Duration alone;
    private final Duration longest;

    Asked(Duration alone, Duration longest) {
      this.alone = alone;
      this.longest = longest;
    }
  }

  /** Hears how many workers there are, this one among them. */
  public void workers(int count) {
    workers = count;
  }

  /** The time until this is asked again. */
  public Duration until(Asked asked) {
    var stretched = asked.alone.multipliedBy(Math.max(workers, FEW)).dividedBy(FEW);
    return stretched.compareTo(asked.longest) < 0 ? stretched : asked.longest;
  }
}
