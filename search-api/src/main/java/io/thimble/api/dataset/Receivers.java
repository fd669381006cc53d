package io.thimble.api.dataset;

import io.thimble.api.error.ApiException;
import io.thimble.api.error.ProblemType;
import java.util.HashMap;
import java.util.Map;

/** The places for bodies that are being received, each of which holds a piece in memory. */
final class Receivers {
  /** Bodies at once. */
  static final int MOST = 16;

  /** Bodies of one owner at once: slow senders must leave places to others. */
  static final int MOST_OF_AN_OWNER = 4;

  private final Map<String, Integer> ofOwners = new HashMap<>();
  private int all;

  /**
   * Takes a place, which {@link #leave} gives back.
   *
   * @throws ApiException when there is none
   */
  synchronized void enter(String owner) {
    int own = ofOwners.getOrDefault(owner, 0);
    if (own >= MOST_OF_AN_OWNER) {
      throw new ApiException(
          ProblemType.TOO_MANY_UPLOADS,
          "%d uploads of the owner (%s) are being received. Maybe go on when one of them is done."
              .formatted(own, owner));
    }
    if (all >= MOST) {
      throw new ApiException(
          ProblemType.TOO_MANY_UPLOADS,
          "%d uploads are being received. Maybe go on in a moment.".formatted(all));
    }
    all++;
    ofOwners.put(owner, own + 1);
  }

  /** Gives a place back. */
  synchronized void leave(String owner) {
    all--;
    ofOwners.computeIfPresent(owner, (_, own) -> own == 1 ? null : own - 1);
  }
}
