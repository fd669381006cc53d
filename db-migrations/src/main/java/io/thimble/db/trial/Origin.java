package io.thimble.db.trial;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a trial was proposed.
 *
 * @param kind one word, for example {@code start}, {@code spread}, {@code child}
 * @param sentence for people
 * @param parents numbers of the trials that it was made from; none for most kinds
 * @param predicted what the first goal that has to be measured was expected to come to, or null
 * @param deviation standard deviation of that, or null
 */
public record Origin(
    String kind,
    String sentence,
    List<Integer> parents,
    @Nullable Double predicted,
    @Nullable Double deviation) {
  public Origin {
    parents = List.copyOf(parents);
  }

  /** Without parents and predictions. */
  public static Origin of(String kind, String sentence) {
    return new Origin(kind, sentence, List.of(), null, null);
  }
}
