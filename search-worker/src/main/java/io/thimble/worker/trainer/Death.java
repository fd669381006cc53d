package io.thimble.worker.trainer;

/**
 * How a process ended that should not have.
 *
 * @param exitCode 128 and the signal's number where a signal ended it (POSIX shell, 2.8.2)
 * @param lastLines what it printed last
 * @param settings how it was run
 */
record Death(int exitCode, String lastLines, TrainerSettings settings) {
  private static final int SIGNALS = 128;

  /** What {@code -XX:+ExitOnOutOfMemoryError} exits with. */
  private static final int HEAP_EXHAUSTED = 3;

  /** What happened, with what may help. */
  String reason() {
    return "The training's process %s.%s Maybe %s."
        .formatted(
            what(), lastLines.isEmpty() ? "" : " Its last words: " + lastLines + ".", hint());
  }

  private String what() {
    return switch (exitCode - SIGNALS) {
      case 4 -> "crashed in native code (exit code %d, SIGILL)".formatted(exitCode);
      case 6 -> "crashed in native code (exit code %d, SIGABRT)".formatted(exitCode);
      case 7 -> "crashed in native code (exit code %d, SIGBUS)".formatted(exitCode);
      case 8 -> "crashed in native code (exit code %d, SIGFPE)".formatted(exitCode);
      case 9 -> "was killed (exit code %d, SIGKILL)".formatted(exitCode);
      case 11 -> "crashed in native code (exit code %d, SIGSEGV)".formatted(exitCode);
      default ->
          exitCode == HEAP_EXHAUSTED
              ? "ran out of its %d MB of Java memory (exit code %d)"
                  .formatted(settings.heapBytes() >> 20, exitCode)
              : "ended with exit code %d".formatted(exitCode);
    };
  }

  private String hint() {
    return switch (exitCode - SIGNALS) {
      case 9 ->
          "the machine ran out of memory: lower THIMBLE_WORKER_THREADS or the batch size, or give"
              + " it more";
      case 4, 6, 7, 8, 11 ->
          "a native library has a fault, or memory was short: the report is in %s"
              .formatted(settings.crashFolder());
      default ->
          exitCode == HEAP_EXHAUSTED ? "raise THIMBLE_TRAINER_HEAP" : "the worker's log tells more";
    };
  }
}
