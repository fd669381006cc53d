package io.thimble.db.trial;

import java.util.List;
import java.util.UUID;

/** Where what people look at in a trial is read from; {@link TrialStore} writes it. */
public interface TrialReportStore {
  /** What is kept of a trial's report; {@link StoredReport#NONE} before it is scored. */
  StoredReport find(UUID search, int trial);

  /**
   * The epochs of a trial whose loss is known, in order, each as the latest attempt that came to it
   * told.
   */
  List<EpochResult> curve(UUID search, int trial);
}
