package io.thimble.worker.trainer;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * The worker's side of one trainer. One thread at a time gives orders and hears answers; two
 * threads of its own read what the process writes.
 */
final class TrainerProcess implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger("Trainer");
  private static final Duration LAST_WORDS = Duration.ofSeconds(1);

  private final TrainerSettings settings;
  private final Process process;
  private final DataOutputStream orders;
  private final LinkedBlockingQueue<Optional<Answer>> answers = new LinkedBlockingQueue<>();
  private final LastLines lastLines = new LastLines();
  private final Thread lines;
  private volatile @Nullable Supervisor supervisor;

  private TrainerProcess(TrainerSettings settings, Process process) {
    this.settings = settings;
    this.process = process;
    orders = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    Thread.ofPlatform().daemon().name("answers-" + process.pid()).start(this::readAnswers);
    lines = Thread.ofPlatform().daemon().name("lines-" + process.pid()).start(this::readLines);
  }

  /**
   * Starts a trainer.
   *
   * @throws UncheckedIOException when the system starts no process
   */
  static TrainerProcess start(TrainerSettings settings) {
    try {
      return new TrainerProcess(settings, TrainerCommand.start(settings));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "A process for trainings cannot be started. Maybe the machine is out of memory or of"
              + " processes.",
          e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Gives the first order of a piece of work.
   *
   * @param whose hears the lines that the trainer prints from now on
   * @return false when the process has ended
   */
  boolean begin(Order.Work work, Supervisor whose) {
    lastLines.clear();
    supervisor = whose;
    return give(work);
  }

  /** Asks for the end of the work; does nothing when the process has ended. */
  void stop() {
    give(new Order.Stop());
  }

  /** Takes the work's name from what is still to come. */
  void rest() {
    supervisor = null;
  }

  private boolean give(Order order) {
    try {
      MessageStream.write(order, orders);
      return true;
    } catch (IOException e) {
      // Whoever reads the answers sees that there will be no more.
      return false;
    }
  }

  /**
   * The next answer.
   *
   * @return null when none came in time, empty when none will ever come
   */
  @Nullable Optional<Answer> await(Duration longest) throws InterruptedException {
    return answers.poll(Math.max(0, longest.toNanos()), TimeUnit.NANOSECONDS);
  }

  /** How the process ended; called when no answer will ever come. */
  Death death() throws InterruptedException {
    // It may live on with its answers closed, or with an answer that nobody understood.
    process.destroyForcibly();
    int exitCode = process.waitFor();
    lines.join(LAST_WORDS);
    return new Death(exitCode, lastLines.toString(), settings);
  }

  /** Ends the process now. */
  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void readAnswers() {
    try (var from = new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
      for (var answer = MessageStream.readAnswer(from);
          answer != null;
          answer = MessageStream.readAnswer(from)) {
        answers.add(Optional.of(answer));
      }
    } catch (IOException e) {
      lastLines.add("answers end: " + e.getMessage());
    } finally {
      answers.add(Optional.empty());
    }
  }

  private void readLines() {
    try (BufferedReader reader = process.errorReader()) {
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        lastLines.add(line);
        tell(line);
      }
    } catch (IOException e) {
      log.debug("The lines of trainer {} end", process.pid(), e);
    }
  }

  private void tell(String line) {
    var whose = supervisor;
    if (whose == null) {
      log.info("idle: {}", line);
      return;
    }
    whose.marks().forEach(MDC::put);
    log.info("{}: {}", whose.label(), line);
    whose.marks().keySet().forEach(MDC::remove);
    whose.printed(line);
  }
}
