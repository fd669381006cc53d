package io.thimble.db.search;

/**
 * Proposals that cost nothing.
 *
 * @param duplicate architectures that the search already had
 * @param infeasible architectures over the budget, or whose shapes do not fit together
 */
public record Rejections(long duplicate, long infeasible) {
  /** None at all. */
  public static final Rejections NONE = new Rejections(0, 0);
}
