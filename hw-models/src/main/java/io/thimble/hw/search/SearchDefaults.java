package io.thimble.hw.search;

import io.thimble.hw.arch.Family;
import io.thimble.hw.score.Objective;
import java.time.Duration;
import java.util.List;

/** What a spec need not say. */
public final class SearchDefaults {
  /** The ten keywords of Speech Commands' twelve-class task (P. Warden, arXiv 1804.03209). */
  public static final List<String> KEYWORDS =
      List.of("yes", "no", "up", "down", "left", "right", "on", "off", "stop", "go");

  /** Every family that a search may take. */
  public static final List<Family> FAMILIES = SearchLimits.FAMILIES;

  public static final String STRATEGY = "auto";

  public static final List<Objective> OBJECTIVES =
      List.of(Objective.ERROR, Objective.FLASH, Objective.SRAM, Objective.OPS);

  public static final int TRIALS = 16;

  public static final Duration MAX_DURATION = Duration.ofHours(1);

  public static final int PARALLELISM = 2;

  /** Rungs of trainings that go beyond them. */
  private static final List<Integer> RUNGS = List.of();

  /**
   * The best third goes on, as by default in Hyperband (Li et al., arXiv 1603.06560, algorithm 1).
   */
  public static final int REDUCTION = 3;

  /** One in ten of the discarded is enough to notice a comparison that discards the wrong ones. */
  public static final double AUDIT = 0.1;

  /** The trial's own: training the whole front anew is worth it for those who ask. */
  public static final int FINALIST_SEEDS = 1;

  public static final TrainingSpec TRAINING = TrainingSpec.of(30);

  public static final long SEED = 42;

  private SearchDefaults() {}

  /** The rungs of a training of this many epochs. */
  static List<Integer> rungs(int epochs) {
    return RUNGS.stream().filter(rung -> rung < epochs).toList();
  }

  /** The name of a search over this data set. */
  static String name(String dataset) {
    return "search over %s".formatted(dataset);
  }
}
