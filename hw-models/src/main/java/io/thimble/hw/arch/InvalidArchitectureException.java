package io.thimble.hw.arch;

import java.util.List;
import java.util.stream.Collectors;

/** A text that describes no architecture, with everything that is wrong with it. */
public final class InvalidArchitectureException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /**
   * Something that is wrong.
   *
   * @param field where, for example {@code layers[2].filters}; empty for the document as a whole
   * @param value what stands there, shortened; empty when nothing does
   * @param message what is wrong, with a sentence that begins "Maybe"
   */
  public record Problem(String field, String value, String message) {}

  private final transient List<Problem> problems;

  /** With at least one problem. */
  public InvalidArchitectureException(List<Problem> problems) {
    super(problems.stream().map(Problem::message).collect(Collectors.joining(" ")));
    this.problems = List.copyOf(problems);
  }

  /** All problems, in the order of the fields. */
  public List<Problem> problems() {
    return problems;
  }
}
