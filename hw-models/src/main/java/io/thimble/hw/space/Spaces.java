package io.thimble.hw.space;

import io.thimble.hw.arch.Family;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** The spaces that can be searched. */
public final class Spaces {
  private static final List<Space> ALL = List.of(new DsCnnSpace(), new DnnSpace());

  private Spaces() {}

  /** The families that have a space, in the order in which a search takes them by default. */
  public static List<Family> families() {
    return ALL.stream().map(Space::family).toList();
  }

  /**
   * The space of this family.
   *
   * @throws IllegalArgumentException when the family has none
   */
  public static Space of(Family family) {
    return ALL.stream()
        .filter(space -> space.family() == family)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The family (%s) has no space to search. Maybe use one of: %s."
                        .formatted(
                            family.label(),
                            String.join(", ", families().stream().map(Family::label).toList()))));
  }

  /** One point of the space, every choice of a decision equally likely. */
  public static Decisions sample(Space space, RandomGenerator random) {
    var values = new TreeMap<String, Integer>();
    for (var decision : space.decisions()) {
      var choices = decision.choices();
      values.put(decision.name(), choices.get(random.nextInt(choices.size())));
    }
    return new Decisions(space.family(), values);
  }

  /**
   * Checks that every decision of the space has one of its choices, and that there is nothing else.
   */
  static void requireAnswers(Space space, Decisions decisions) {
    if (decisions.family() != space.family()) {
      throw new IllegalArgumentException(
          "The decisions are about another family (%s) than the space (%s). Maybe ask Spaces.of."
              .formatted(decisions.family().label(), space.family().label()));
    }
    for (var decision : space.decisions()) {
      var value = decisions.get(decision.name());
      if (!decision.choices().contains(value)) {
        throw new IllegalArgumentException(
            "The value of %s (%d) is no choice. Maybe use one of: %s."
                .formatted(decision.name(), value, decision.choices()));
      }
    }
    if (decisions.values().size() > space.decisions().size()) {
      throw new IllegalArgumentException(
          "The decisions (%s) are more than the space has. Maybe one is misspelt; it has: %s."
              .formatted(
                  decisions.values().keySet(),
                  space.decisions().stream().map(Decision::name).toList()));
    }
  }
}
