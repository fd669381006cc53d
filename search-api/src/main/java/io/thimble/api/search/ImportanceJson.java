package io.thimble.api.search;

import io.thimble.db.search.Importance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much each decision matters for the accuracy, by the model that the strategy learnt.
 *
 * @param shares one for each decision that was told apart
 * @param rankCorrelation how well the model ranks trials that it was not shown, from -1 to 1; null
 *     where that cannot be told
 * @param trials how many trials it learnt from
 */
public record ImportanceJson(List<ShareJson> shares, @Nullable Double rankCorrelation, int trials) {
  static @Nullable ImportanceJson of(@Nullable Importance importance) {
    return importance == null
        ? null
        : new ImportanceJson(
            importance.shares().stream()
                .map(
                    share ->
                        new ShareJson(
                            share.family(), share.decision(), share.main(), share.total()))
                .toList(),
            Double.isNaN(importance.rankCorrelation()) ? null : importance.rankCorrelation(),
            importance.trials());
  }

  /**
   * One decision's share in the variance that the model explains.
   *
   * @param family whose decision it is
   * @param decision its name
   * @param main the share of the decision by itself
   * @param total the same with its part in every interaction
   */
  public record ShareJson(String family, String decision, double main, double total) {}
}
