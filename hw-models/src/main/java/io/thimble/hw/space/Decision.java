package io.thimble.hw.space;

import java.util.List;

/**
 * One question that a space asks.
 *
 * @param name stable name, for example {@code block1_filters}
 * @param choices the answers, in rising order
 * @param effect how costs follow the answer
 * @param fromDepth the least answer to the space's decision of {@link Effect#DEPTH} with which this
 *     one has an effect; 0 when it always has
 */
public record Decision(String name, List<Integer> choices, Effect effect, int fromDepth) {
  public Decision {
    choices = List.copyOf(choices);
    if (choices.isEmpty() || !choices.equals(choices.stream().sorted().distinct().toList())) {
      throw new IllegalArgumentException(
          "The choices of %s (%s) are not in rising order.".formatted(name, choices));
    }
  }

  /** One that always has an effect. */
  public Decision(String name, List<Integer> choices, Effect effect) {
    this(name, choices, effect, 0);
  }

  /** One of whose effect nothing is known. */
  public Decision(String name, List<Integer> choices) {
    this(name, choices, Effect.UNKNOWN);
  }

  /** The same, without an effect on networks that are less deep. */
  Decision from(int depth) {
    return new Decision(name, choices, effect, depth);
  }
}
