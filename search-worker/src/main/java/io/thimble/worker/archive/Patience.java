package io.thimble.worker.archive;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Asks a question that costs something at most once a second; a no is final. */
final class Patience implements BooleanSupplier {
  private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

  private final BooleanSupplier question;
  private long askedAt = System.nanoTime() - PAUSE_NANOS;
  private boolean answer = true;

  Patience(BooleanSupplier question) {
    this.question = question;
  }

  @Override
  public boolean getAsBoolean() {
    long now = System.nanoTime();
    if (answer && now - askedAt >= PAUSE_NANOS) {
      askedAt = now;
      answer = question.getAsBoolean();
    }
    return answer;
  }
}
