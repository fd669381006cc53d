package io.thimble.api.security;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a request is about, and what it is to those whose it is not. */
enum Subject {
  /** Nothing that has an owner or a name. */
  NOTHING(null),
  /** A running search with a scored trial and its files. */
  SEARCH("search-not-found"),
  /** A search that is paused. */
  PAUSED_SEARCH("search-not-found"),
  /** An upload of which nothing is there. */
  UPLOAD("upload-not-found"),
  /** An upload of which everything is there. */
  WHOLE_UPLOAD("upload-not-found"),
  /** A data set that came as an archive and that workers see. */
  DATASET("dataset-not-found"),
  /** A name that no data set has. Owners share the names, so there is nothing to hide. */
  NEW_NAME(null),
  /** Another caller's token. Administrators alone come there, and they see everybody's. */
  TOKEN(null),
  /** A kind of problem, which is everybody's. */
  PROBLEM(null),
  /** A board of the catalogue, which is everybody's. */
  BOARD(null),
  /** A file or a probe, which is everybody's. */
  FILE(null);

  private final @Nullable String problem;

  Subject(@Nullable String problem) {
    this.problem = problem;
  }

  /** The problem that others are told of, as if it were not there; none where all may know. */
  Optional<String> hiddenAs() {
    return Optional.ofNullable(problem).map(label -> "/problems/" + label);
  }
}
