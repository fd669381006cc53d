package io.thimble.worker.trainer;

/** Where a trainer's answers go. */
@FunctionalInterface
interface AnswerSink {
  void tell(Answer answer);
}
