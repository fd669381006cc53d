package io.thimble.worker.command;

import io.thimble.hw.score.Accuracy;
import java.util.LinkedHashMap;
import java.util.Map;

/** An accuracy as commands print it. */
final class AccuracyJson {
  private AccuracyJson() {}

  /** Clips, those heard right, their share and its 95 % interval. */
  static Map<String, Object> of(Accuracy accuracy) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("correct", accuracy.correct());
    fields.put("clips", accuracy.clips());
    fields.put("accuracy", accuracy.accuracy());
    fields.put("low", accuracy.low());
    fields.put("high", accuracy.high());
    return fields;
  }
}
