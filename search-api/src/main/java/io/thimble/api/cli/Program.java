package io.thimble.api.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A child process that is started again, ever more slowly, whenever it dies. */
final class Program {
  private static final int LINES_SHOWN = 15;

  private final ProgramSpec spec;
  private final Consumer<String> announce;
  private final Backoff backoff = new Backoff();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition stopped = lock.newCondition();
  private boolean stopping;
  private @Nullable Process process;
  private volatile int deaths;
  private volatile long logStartByte;

  private Program(ProgramSpec spec, Consumer<String> announce) {
    this.spec = spec;
    this.announce = announce;
  }

  /**
   * Starts the program and keeps it running until {@link #stop}.
   *
   * @param announce is told of every death, with the log's last lines
   */
  static Program start(ProgramSpec spec, Consumer<String> announce) {
    var program = new Program(spec, announce);
    var first = program.launch();
    if (first != null) {
      Thread.ofPlatform().daemon().name(spec.name()).start(() -> program.keepRunning(first));
    }
    return program;
  }

  String name() {
    return spec.name();
  }

  LogFile log() {
    return spec.log();
  }

  /** The last lines that the present process wrote. */
  List<String> lastLines(int count) {
    return spec.log().lastLines(count, logStartByte);
  }

  /** Deaths in a row; 0 while it never died or after it has run well. */
  int deaths() {
    return deaths;
  }

  /** Asks the process to end, and starts none any more. */
  void stop() {
    lock.lock();
    try {
      stopping = true;
      stopped.signalAll();
      if (process != null) {
        process.destroy();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the end after {@link #stop}, and kills what is still there after so long. */
  void awaitEnd(Duration patience) {
    Process last;
    lock.lock();
    try {
      last = process;
    } finally {
      lock.unlock();
    }
    if (last == null) {
      return;
    }
    try {
      if (!last.waitFor(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        announce.accept("%s does not stop and is killed.".formatted(name()));
        last.destroyForcibly().waitFor();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      last.destroyForcibly();
    }
  }

  private void keepRunning(Process first) {
    @Nullable Process current = first;
    try {
      while (current != null) {
        var startedNanos = System.nanoTime();
        var exitCode = current.waitFor();
        var lived = Duration.ofNanos(System.nanoTime() - startedNanos);
        current = isStopping() ? null : launchAfterDeath(exitCode, lived);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private @Nullable Process launchAfterDeath(int exitCode, Duration lived)
      throws InterruptedException {
    var wait = backoff.afterDeath(lived);
    deaths = backoff.deaths();
    // A Ctrl-C in a terminal ends the children too, sometimes before this process is told.
    if (awaitStop(Duration.ofMillis(200))) {
      return null;
    }
    announce.accept(
        "%s died (exit code %d); it is started again in %d s. The end of %s:"
            .formatted(name(), exitCode, wait.toSeconds(), spec.log().path()));
    lastLines(LINES_SHOWN).forEach(line -> announce.accept("  | " + line));
    return awaitStop(wait) ? null : launch();
  }

  private @Nullable Process launch() {
    lock.lock();
    try {
      if (stopping) {
        return null;
      }
      var builder = new ProcessBuilder(spec.command()).redirectErrorStream(true);
      builder.environment().putAll(spec.environment());
      logStartByte = spec.log().lengthBytes();
      builder.redirectOutput(Redirect.appendTo(spec.log().path().toFile()));
      process = builder.start();
      process.getOutputStream().close();
      return process;
    } catch (IOException unstartable) {
      throw CommandFailure.failed(
          "%s cannot be started: %s. Maybe the JDK (%s) was removed."
              .formatted(name(), unstartable.getMessage(), spec.command().getFirst()),
          unstartable);
    } finally {
      lock.unlock();
    }
  }

  private boolean isStopping() {
    lock.lock();
    try {
      return stopping;
    } finally {
      lock.unlock();
    }
  }

  private boolean awaitStop(Duration patience) throws InterruptedException {
    lock.lock();
    try {
      var left = patience.toNanos();
      while (!stopping && left > 0) {
        left = stopped.awaitNanos(left);
      }
      return stopping;
    } finally {
      lock.unlock();
    }
  }
}
