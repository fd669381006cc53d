package io.thimble.db;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends a program whose parent is gone, so that the programs which the command line starts outlive
 * it by seconds at most, however it ended. The operating system alone would leave them running.
 */
public final class ParentWatch {
  /** Names the environment variable with the parent's process id; without it nothing is watched. */
  public static final String PARENT_VARIABLE = "THIMBLE_PARENT_PID";

  /**
   * Names the environment variable with process ids, separated by commas, that are asked to end
   * once the parent is gone. PostgreSQL stands there: it cannot watch anybody itself.
   */
  public static final String WARDS_VARIABLE = "THIMBLE_PARENT_WARDS";

  /** What the program exits with, the code of a program ended by SIGTERM. */
  public static final int EXIT_CODE = 143;

  private static final Duration INTERVAL = Duration.ofMillis(500);
  private static final Duration GRACE = Duration.ofSeconds(10);

  private ParentWatch() {}

  /**
   * Watches the process that the environment names, if it names one; called first thing in a
   * program's main.
   *
   * @throws IllegalArgumentException when the variable is no process id
   */
  public static void start() {
    var parent = System.getenv(PARENT_VARIABLE);
    if (parent != null) {
      var wards = handles(System.getenv(WARDS_VARIABLE));
      watch(ProcessHandle.of(pid(PARENT_VARIABLE, parent)), () -> exit(wards));
    }
  }

  /** Calls {@code whenGone} once, from a thread of its own, when the process has ended. */
  static Thread watch(Optional<ProcessHandle> parent, Runnable whenGone) {
    return Thread.ofPlatform()
        .daemon()
        .name("parent-watch")
        .start(
            () -> {
              if (parent.isPresent() && !waitForEnd(parent.get())) {
                return;
              }
              whenGone.run();
            });
  }

  private static boolean waitForEnd(ProcessHandle process) {
    try {
      while (process.isAlive()) {
        TimeUnit.NANOSECONDS.sleep(INTERVAL.toNanos());
      }
      return true;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void exit(List<ProcessHandle> wards) {
    // Shutdown hooks may hang on a database that is gone too.
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                TimeUnit.NANOSECONDS.sleep(GRACE.toNanos());
              } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
              }
              Runtime.getRuntime().halt(EXIT_CODE);
            });
    wards.forEach(ProcessHandle::destroy);
    System.exit(EXIT_CODE);
  }

  private static List<ProcessHandle> handles(@Nullable String wards) {
    return wards == null || wards.isBlank()
        ? List.of()
        : Arrays.stream(wards.split(",", -1))
            .map(ward -> ProcessHandle.of(pid(WARDS_VARIABLE, ward)))
            .flatMap(Optional::stream)
            .toList();
  }

  private static long pid(String variable, String value) {
    try {
      return Long.parseLong(value.strip());
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException(
          "The environment variable %s (%s) is no process id. Maybe unset it."
              .formatted(variable, value),
          notANumber);
    }
  }
}
