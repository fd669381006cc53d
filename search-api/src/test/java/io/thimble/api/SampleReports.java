package io.thimble.api;

import io.thimble.db.trial.Confusions;
import io.thimble.db.trial.EpochResult;
import io.thimble.db.trial.LayerLoss;
import io.thimble.db.trial.Misheard;
import io.thimble.db.trial.Score;
import io.thimble.db.trial.TrialReport;
import io.thimble.hw.score.Accuracy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reports of trials that nobody trained, whose parts fit each other and the score. */
public final class SampleReports {
  private static final double FIRST_LOSS = 2.0;

  private SampleReports() {}

  /** What goes with a score on the validation split of these classes. */
  public static TrialReport of(Score score, List<String> labels) {
    return new TrialReport(
        confusions(score, labels.size()), layers(), misheard(score.int8(), labels));
  }

  /** What was heard, when each class is taken for its neighbour now and then. */
  public static Confusions confusions(Score score, int classes) {
    return new Confusions(counts(score.floating(), classes), counts(score.int8(), classes));
  }

  /** What an epoch comes to, less with each. */
  public static EpochResult epoch(int epoch) {
    return new EpochResult(epoch, FIRST_LOSS / epoch, 0.5);
  }

  private static List<List<Integer>> counts(Accuracy accuracy, int classes) {
    var counts = new int[classes][classes];
    for (int clip = 0; clip < accuracy.clips(); clip++) {
      int said = said(clip, classes);
      counts[said][clip < wrong(accuracy) ? heardInstead(said, classes) : said]++;
    }
    return Arrays.stream(counts).map(row -> Arrays.stream(row).boxed().toList()).toList();
  }

  /** The first two classes are silence and unknown: the keywords come first. */
  private static int said(int clip, int classes) {
    return (clip + 2) % classes;
  }

  private static int wrong(Accuracy accuracy) {
    return accuracy.clips() - accuracy.correct();
  }

  private static int heardInstead(int said, int classes) {
    return (said + 1) % classes;
  }

  private static List<LayerLoss> layers() {
    return List.of(
        new LayerLoss(0, "convolution 10x4, 64", 34.5),
        new LayerLoss(1, "depthwise 3x3", 27.25),
        new LayerLoss(2, "average pool", 30.0),
        new LayerLoss(3, "dense 6", 21.75));
  }

  private static List<Misheard> misheard(Accuracy int8, List<String> labels) {
    var misheard = new ArrayList<Misheard>();
    int count = Math.min(TrialReport.MOST_MISHEARD, wrong(int8));
    for (int clip = 0; clip < count; clip++) {
      int said = said(clip, labels.size());
      var right = labels.get(said);
      var heard = labels.get(heardInstead(said, labels.size()));
      misheard.add(
          new Misheard(
              "%s/%08x_nohash_0.wav".formatted(right, clip),
              right,
              heard,
              0.99 - 0.5 * clip / count,
              clip % 2 == 0 ? right : heard));
    }
    return misheard;
  }
}
