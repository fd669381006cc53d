package io.thimble.hw.benchmark;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;

/**
 * One measured figure.
 *
 * @param benchmark what was done, for example {@code certificate-of-no-fit}
 * @param family the family of the networks, or null where there are none
 * @param unit of the score, for example {@code ops/s}
 * @param score mean over the iterations
 * @param error half the width of the score's 99.9 % confidence interval
 * @param best the best iteration: what the machine does where nothing else runs on it
 */
record Row(
    String benchmark,
    @Nullable String family,
    String unit,
    double score,
    double error,
    double best) {
  /** The name of the parameter that holds the family. */
  static final String FAMILY = "family";

  static Row of(RunResult result) {
    var parameters = result.getParams();
    var score = result.getPrimaryResult();
    return new Row(
        name(parameters),
        parameters.getParamsKeys().contains(FAMILY) ? parameters.getParam(FAMILY) : null,
        score.getScoreUnit(),
        score.getScore(),
        score.getScoreError(),
        parameters.getMode() == Mode.Throughput
            ? score.getStatistics().getMax()
            : score.getStatistics().getMin());
  }

  /** The method in words, {@code decode-and-estimate}, then any parameter but the family. */
  private static String name(BenchmarkParams parameters) {
    var qualified = parameters.getBenchmark();
    var method = qualified.substring(qualified.lastIndexOf('.') + 1);
    var name = new StringBuilder(method.replaceAll("(?=[A-Z])", "-").toLowerCase(Locale.ROOT));
    for (var key : parameters.getParamsKeys()) {
      if (!key.equals(FAMILY)) {
        name.append("-%s-%s".formatted(parameters.getParam(key), key));
      }
    }
    return name.toString();
  }
}
