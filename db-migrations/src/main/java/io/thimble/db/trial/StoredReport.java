package io.thimble.db.trial;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a trial's report, see {@link TrialReport}.
 *
 * @param validation what was heard on the validation split, or null
 * @param test the same on the test split, or null before that is looked at
 * @param layers what each layer lost, or null
 * @param misheard clips of the validation split that were heard wrong, or null
 */
public record StoredReport(
    @Nullable Confusions validation,
    @Nullable Confusions test,
    @Nullable List<LayerLoss> layers,
    @Nullable List<Misheard> misheard) {
  /** Of a trial that has none. */
  public static final StoredReport NONE = new StoredReport(null, null, null, null);

  public StoredReport {
    layers = layers == null ? null : List.copyOf(layers);
    misheard = misheard == null ? null : List.copyOf(misheard);
  }
}
