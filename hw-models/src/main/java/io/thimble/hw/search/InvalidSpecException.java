package io.thimble.hw.search;

import java.util.List;
import java.util.stream.Collectors;

/** A spec that cannot be searched, with everything that is wrong with it. */
public final class InvalidSpecException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  /** With at least one problem. */
  public InvalidSpecException(List<Problem> problems) {
    super(problems.stream().map(Problem::message).collect(Collectors.joining(" ")));
    this.problems = List.copyOf(problems);
  }

  /** All problems, in the order of the spec's fields. */
  public List<Problem> problems() {
    return problems;
  }
}
