package io.thimble.db.trial;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a trial's file hears and what it lost on the way to integers. Nothing is decided by it.
 *
 * @param validation what was heard on the validation split; adds up to the trial's score
 * @param layers what each layer but the softmax lost, in order, or null where that cannot be told
 * @param misheard the clips of the validation split that the file hears wrong, the surest mistakes
 *     first, at most {@link #MOST_MISHEARD}
 */
public record TrialReport(
    Confusions validation, @Nullable List<LayerLoss> layers, List<Misheard> misheard) {
  /** So many mistakes are more than anybody listens to. */
  public static final int MOST_MISHEARD = 200;

  public TrialReport {
    layers = layers == null ? null : List.copyOf(layers);
    misheard = List.copyOf(misheard);
    if (misheard.size() > MOST_MISHEARD) {
      throw new IllegalArgumentException(
          "%d misheard clips are more than the %d that a report keeps. Maybe keep the surest."
              .formatted(misheard.size(), MOST_MISHEARD));
    }
  }
}
