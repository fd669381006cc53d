package io.thimble.api.hearing;

import io.thimble.db.question.Answer;
import java.util.List;

/**
 * What a file hears in a recording, in JSON's words.
 *
 * @param heard the label with the largest score
 * @param scores of all labels, in the order of the file's outputs, 0 to 1
 * @param from seconds of the recording before the part that was heard
 * @param seconds how long that part is, at most 1
 * @param millis what features and network took on the worker
 * @param worker which one
 */
record HearingJson(
    String heard,
    List<ScoreJson> scores,
    double from,
    double seconds,
    double millis,
    String worker) {
  /** The score of one label. */
  record ScoreJson(String label, double score) {}

  static HearingJson of(Answer.Heard heard) {
    return new HearingJson(
        heard.heard(),
        heard.scores().stream().map(score -> new ScoreJson(score.label(), score.score())).toList(),
        heard.fromSeconds(),
        heard.seconds(),
        heard.millis(),
        heard.worker());
  }
}
