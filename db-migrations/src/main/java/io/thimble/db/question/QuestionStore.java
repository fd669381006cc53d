package io.thimble.db.question;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Where questions meet their answers. Each call is one transaction. Whoever asks calls {@link
 * #ask}, then {@link #take} until there is an answer, and {@link #withdraw} without one.
 */
public interface QuestionStore {
  /** Nobody waits longer; {@link #forget} may remove what is older. */
  Duration LONGEST = Duration.ofMinutes(1);

  /**
   * Puts a question to the workers.
   *
   * @return its id; nothing when there is no such trial
   */
  Optional<UUID> ask(UUID search, int trial, Question question);

  /** What is asked, unless nobody waits for the answer any more. */
  Optional<AskedQuestion> find(UUID id);

  /**
   * Leaves an answer.
   *
   * @return whether anybody waits for it
   */
  boolean answer(UUID id, Answer answer);

  /** The answer, which is then no longer kept. */
  Optional<Answer> take(UUID id);

  /** Removes what is left of a question, answered or not, as nobody waits any more. */
  void withdraw(UUID id);

  /**
   * Removes what those left who died while they waited: all that is older than {@link #LONGEST}.
   *
   * @return how many questions and answers
   */
  int forget();
}
