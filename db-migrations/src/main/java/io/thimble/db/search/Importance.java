package io.thimble.db.search;

import java.util.List;

/**
 * How much each decision matters for the accuracy, by the model that a strategy learns from the
 * search's trials. It describes that model, which describes the trials only as well as its rank
 * correlation says.
 *
 * @param shares one for each decision that was told apart
 * @param rankCorrelation Spearman's, of what the model says of trials that it was not shown and
 *     what was measured, from -1 to 1; NaN where no two of them differ
 * @param trials how many trials the model learnt from
 */
public record Importance(List<Share> shares, double rankCorrelation, int trials) {
  public Importance {
    shares = List.copyOf(shares);
  }

  /**
   * The share of one decision in the variance that the model explains.
   *
   * @param family label of the family whose decision it is
   * @param decision its name
   * @param main the share of the decision by itself, 0 to 1
   * @param total the same with its part in every interaction, at least {@code main}
   */
  public record Share(String family, String decision, double main, double total) {}
}
