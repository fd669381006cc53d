package io.thimble.hw.json;

/** Hears of everything that is wrong with a document. */
@FunctionalInterface
public interface ProblemListener {
  /**
   * One problem.
   *
   * @param field where, for example {@code budget.flashBytes} or {@code keywords[2]}; empty for the
   *     document itself
   * @param value what stands there, shortened; empty when nothing does
   * @param message what is wrong, with the field and its value, and a sentence that begins "Maybe"
   */
  void problem(String field, String value, String message);
}
