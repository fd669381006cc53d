package io.thimble.api;

import io.thimble.db.Database;
import io.thimble.db.question.Answer;
import io.thimble.db.question.Answer.LabelScore;
import io.thimble.db.question.Question;
import io.thimble.db.worker.Capabilities;
import io.thimble.db.worker.WorkerStore;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import javax.sql.DataSource;

/** Answers questions as a worker does, but with what the test says. */
public final class StandInWorker implements AutoCloseable {
  /** What it calls itself. */
  public static final String NAME = "stand-in/1";

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

  private final UUID id = UUID.randomUUID();
  private final DataSource source;
  private final Database stores;
  private final Function<Question, Answer> answers;
  private final Thread thread;
  private volatile boolean running = true;

  private StandInWorker(DataSource source, Function<Question, Answer> answers) {
    this.source = source;
    this.stores = Database.of(source);
    this.answers = answers;
    report();
    this.thread = Thread.ofPlatform().name("stand-in worker").start(this::run);
  }

  /** One that hears the same in everything, and has every clip. */
  public static StandInWorker start(DataSource source) {
    return start(source, StandInWorker::anything);
  }

  /** One that says this. */
  public static StandInWorker start(DataSource source, Function<Question, Answer> answers) {
    return new StandInWorker(source, answers);
  }

  private void report() {
    stores.workers().report(id, NAME, Capabilities.of(1, 0, 1, Set.of()), /* draining= */ false);
  }

  private static Answer anything(Question question) {
    return switch (question) {
      case Question.Hearing _ ->
          new Answer.Heard(
              "yes",
              List.of(new LabelScore("yes", 0.75), new LabelScore("no", 0.25)),
              0.35,
              1,
              3.25,
              NAME);
      case Question.Clip _ -> new Answer.Sound(new byte[] {'R', 'I', 'F', 'F'});
    };
  }

  private void run() {
    long lastBeat = System.nanoTime();
    while (running) {
      if (System.nanoTime() - lastBeat > WorkerStore.BETWEEN_BEATS.toNanos()) {
        report();
        lastBeat = System.nanoTime();
      }
      try {
        waiting().forEach(this::answer);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  private void answer(UUID question) {
    stores
        .questions()
        .find(question)
        .ifPresent(
            asked -> {
              stores.questions().answer(question, answers.apply(asked.question()));
              remove(question);
            });
  }

  private List<UUID> waiting() throws SQLException {
    try (var connection = source.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select task_instance from question order by asked_at")) {
      var waiting = new ArrayList<UUID>();
      while (rows.next()) {
        waiting.add(UUID.fromString(rows.getString(1)));
      }
      return waiting;
    }
  }

  /** As the scheduler does when a task is done. */
  private void remove(UUID question) {
    try (var connection = source.getConnection();
        var statement =
            connection.prepareStatement("delete from question where task_instance = ?")) {
      statement.setString(1, question.toString());
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Questions and answers that are kept. */
  public static int questionsLeft(DataSource source) throws SQLException {
    try (var connection = source.getConnection();
        var statement = connection.createStatement();
        var count =
            statement.executeQuery(
                "select (select count(*) from question) + (select count(*) from answer)")) {
      count.next();
      return count.getInt(1);
    }
  }

  @Override
  public void close() {
    running = false;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    stores.workers().leave(id);
  }
}
