package io.thimble.api.trial;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.thimble.db.trial.Confusions;
import io.thimble.db.trial.EpochResult;
import io.thimble.db.trial.LayerLoss;
import io.thimble.db.trial.Misheard;
import io.thimble.db.trial.RungResult;
import io.thimble.db.trial.StoredReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What there is to look at in a trial.
 *
 * @param labels names of the classes, in the order of rows and columns
 * @param curve what each epoch came to, as the latest attempt that came to it told; epochs whose
 *     loss is not known are left out
 * @param rungs what it had learnt at the rungs that it reached
 * @param validation what was heard on the validation split, or null before the trial is scored
 * @param test the same on the test split, or null where that was not looked at
 * @param layers what each layer but the softmax lost to quantization, or null where that is not
 *     known
 * @param misheard clips of the validation split that the file hears wrong, the surest mistakes
 *     first, at most 200, or null before the trial is scored
 */
public record TrialReportJson(
    List<String> labels,
    List<CurveEpoch> curve,
    List<CurveRung> rungs,
    @Nullable Heard validation,
    @Nullable Heard test,
    @Nullable List<LayerLossJson> layers,
    @Nullable List<MisheardClip> misheard) {

  /**
   * An epoch.
   *
   * @param epoch 1 for the first
   * @param loss mean cross-entropy over its clips, in nats
   * @param seconds time that it took, or null
   */
  public record CurveEpoch(int epoch, double loss, @Nullable Double seconds) {
    static CurveEpoch of(EpochResult result) {
      return new CurveEpoch(
          result.epoch(),
          result.loss(),
          Double.isFinite(result.seconds()) ? result.seconds() : null);
    }
  }

  /**
   * A rung.
   *
   * @param epoch epochs that it was trained to
   * @param accuracy of the network before quantization, on the validation split
   */
  public record CurveRung(int epoch, double accuracy) {
    static CurveRung of(RungResult result) {
      return new CurveRung(result.epoch(), result.floating().accuracy());
    }
  }

  /**
   * What was said (rows) against what was heard (columns), in clips.
   *
   * @param floating by the network before quantization
   * @param int8 by the file
   */
  public record Heard(
      @JsonProperty("float") List<List<Integer>> floating, List<List<Integer>> int8) {
    static @Nullable Heard of(@Nullable Confusions stored) {
      return stored == null ? null : new Heard(stored.floating(), stored.int8());
    }
  }

  /**
   * A layer.
   *
   * @param index 0 for the first
   * @param layer what it computes
   * @param decibels signal to quantization noise ratio of its output, or null where it is zero
   *     throughout or loses nothing
   */
  public record LayerLossJson(int index, String layer, @Nullable Double decibels) {
    static LayerLossJson of(LayerLoss loss) {
      return new LayerLossJson(loss.index(), loss.layer(), loss.decibels());
    }
  }

  /**
   * A clip that was heard wrong.
   *
   * @param clip its name in the data set
   * @param said the label that is right
   * @param heard the label that the file gives it
   * @param score the file's output for that label, 0 to 1
   * @param floatHeard the label that the network before quantization gives it
   */
  public record MisheardClip(
      String clip, String said, String heard, double score, String floatHeard) {
    static MisheardClip of(Misheard stored) {
      return new MisheardClip(
          stored.clip(), stored.said(), stored.heard(), stored.score(), stored.floatHeard());
    }
  }

  /** The report in JSON's words. */
  static TrialReportJson of(
      List<String> labels, List<EpochResult> curve, List<RungResult> rungs, StoredReport report) {
    var layers = report.layers();
    var misheard = report.misheard();
    return new TrialReportJson(
        labels,
        curve.stream().map(CurveEpoch::of).toList(),
        rungs.stream().map(CurveRung::of).toList(),
        Heard.of(report.validation()),
        Heard.of(report.test()),
        layers == null ? null : layers.stream().map(LayerLossJson::of).toList(),
        misheard == null ? null : misheard.stream().map(MisheardClip::of).toList());
  }
}
