package io.thimble.hw.space;

import java.util.List;

/**
 * One question that a space asks.
 *
 * @param name stable name, for example {@code block1_filters}
 * @param choices the answers, in rising order
 */
public record Decision(String name, List<Integer> choices) {
  public Decision {
    choices = List.copyOf(choices);
    if (choices.isEmpty() || !choices.equals(choices.stream().sorted().distinct().toList())) {
      throw new IllegalArgumentException(
          "The choices of %s (%s) are not in rising order.".formatted(name, choices));
    }
  }
}
