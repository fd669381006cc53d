package io.thimble.worker.score;

import java.util.List;

/**
 * What a model heard in a set of clips.
 *
 * @param classes outputs of the model
 * @param clips one for each clip, in the order of the set
 */
public record Hearings(int classes, List<Hearing> clips) {
  public Hearings {
    clips = List.copyOf(clips);
  }

  /** All of them, counted. */
  public Confusion confusion() {
    return Confusion.of(
        clips.stream().mapToInt(Hearing::said).toArray(),
        clips.stream().mapToInt(Hearing::heard).toArray(),
        classes);
  }
}
