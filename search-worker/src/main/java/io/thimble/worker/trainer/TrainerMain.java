package io.thimble.worker.trainer;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A trainer: does one piece of work after the other until its standard input ends, which it does
 * when the worker ends, however that happens.
 */
public final class TrainerMain {
  private static final Logger log = LoggerFactory.getLogger(TrainerMain.class);

  private static final Path KILL_ORDER = Path.of("/proc/self/oom_score_adj");

  /** From -1000 to 1000 (proc_pid_oom_score_adj(5)). */
  private static final String EARLY = "500";

  private TrainerMain() {}

  /** Runs until standard input ends. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    // What a library prints through Java or not must not get between the answers.
    System.setOut(System.err);
    beKilledFirst();
    var to = new DataOutputStream(new BufferedOutputStream(TrainerCommand.answers(arguments)));
    var desk = new Desk(answer -> tell(answer, to));
    Thread.ofPlatform().daemon().name("orders").start(() -> readOrders(desk));
    desk.work();
  }

  private static synchronized void tell(Answer answer, DataOutputStream to) {
    try {
      MessageStream.write(answer, to);
    } catch (IOException e) {
      throw new UncheckedIOException("Nobody hears the answer", e);
    }
  }

  private static void readOrders(Desk desk) {
    try (var from = new DataInputStream(System.in)) {
      for (var order = MessageStream.readOrder(from);
          order != null;
          order = MessageStream.readOrder(from)) {
        desk.take(order);
      }
    } catch (IOException e) {
      log.error("Orders end: {}", e.getMessage());
    }
    // Whatever is being done, nobody waits for it.
    Runtime.getRuntime().halt(0);
  }

  /** Lets Linux, when memory runs out, pick this process before the worker or the database. */
  private static void beKilledFirst() {
    if (Files.isWritable(KILL_ORDER)) {
      try {
        Files.writeString(KILL_ORDER, EARLY);
      } catch (IOException e) {
        log.warn("The system does not let trainers be killed first: {}", e.getMessage());
      }
    }
  }
}
