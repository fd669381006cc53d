package io.thimble.worker.production;

import io.thimble.db.trial.Confusions;
import io.thimble.db.trial.LayerLoss;
import io.thimble.db.trial.Misheard;
import io.thimble.db.trial.TrialReport;
import io.thimble.worker.data.FeatureSet;
import io.thimble.worker.data.LearningData;
import io.thimble.worker.score.Confusion;
import io.thimble.worker.score.Hearings;
import io.thimble.worker.sweep.LayerNoise;
import io.thimble.worker.sweep.LayerNoises;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts down what people look at in a trial. What was heard is not heard again for it. */
final class Reports {
  private static final Logger log = LoggerFactory.getLogger(Reports.class);

  private Reports() {}

  /**
   * The report of a trial.
   *
   * @param best the file that it keeps
   * @param floatHeard the class that the network before quantization hears in each validation clip
   */
  static TrialReport of(BestFile best, int[] floatHeard, LearningData data) {
    var clips = data.validation();
    return new TrialReport(
        confusions(clips, floatHeard, best.heard()),
        layers(best, clips),
        misheard(best.heard(), floatHeard, clips, data.labels()));
  }

  /** What was said against what both networks heard. */
  static Confusions confusions(FeatureSet clips, int[] floatHeard, Hearings heard) {
    var floating = Confusion.of(clips.labels(), floatHeard, heard.classes());
    return new Confusions(lists(floating), lists(heard.confusion()));
  }

  private static List<List<Integer>> lists(Confusion confusion) {
    return Arrays.stream(confusion.counts())
        .map(row -> Arrays.stream(row).boxed().toList())
        .toList();
  }

  /** A trial is worth its score also where its layers cannot be compared. */
  private static @Nullable List<LayerLoss> layers(BestFile best, FeatureSet clips) {
    try {
      return LayerNoises.of(best.result(), clips).stream().map(Reports::loss).toList();
    } catch (RuntimeException e) {
      log.warn("What each layer loses cannot be told", e);
      return null;
    }
  }

  private static LayerLoss loss(LayerNoise noise) {
    var decibels = noise.decibels();
    return new LayerLoss(noise.index(), noise.layer(), Double.isFinite(decibels) ? decibels : null);
  }

  private static List<Misheard> misheard(
      Hearings heard, int[] floatHeard, FeatureSet clips, List<String> labels) {
    return IntStream.range(0, clips.clips())
        .filter(clip -> !heard.clips().get(clip).isRight())
        .boxed()
        .sorted(
            Comparator.comparingDouble((Integer clip) -> heard.clips().get(clip).score())
                .reversed()
                .thenComparing(Comparator.naturalOrder()))
        .limit(TrialReport.MOST_MISHEARD)
        .map(
            clip -> {
              var hearing = heard.clips().get(clip);
              return new Misheard(
                  clips.names().get(clip),
                  labels.get(hearing.said()),
                  labels.get(hearing.heard()),
                  hearing.score(),
                  labels.get(floatHeard[clip]));
            })
        .toList();
  }
}
