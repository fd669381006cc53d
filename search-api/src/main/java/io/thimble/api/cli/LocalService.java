package io.thimble.api.cli;

import io.thimble.db.migrate.Migrate;
import io.thimble.db.postgres.DatabaseStartException;
import io.thimble.db.postgres.EmbeddedDatabase;
import io.thimble.db.setting.GivenSettings;
import io.thimble.db.setting.ReadBy;
import io.thimble.db.setting.StartException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL in this process's care, and the API and the workers as its children. Everything ends
 * with this process: in order when it is asked to end, by the children's own watch when it is
 * killed.
 */
final class LocalService {
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);
  private static final Duration START_PATIENCE = Duration.ofMinutes(3);
  private static final long POLL_MILLIS = 200;
  private static final int LINES_SHOWN = 8;

  private final ServiceSettings settings;
  private final StatusLine statusLine;
  private final ReentrantLock changing = new ReentrantLock();
  private final List<Program> programs = new CopyOnWriteArrayList<>();
  private @Nullable EmbeddedDatabase database;
  private volatile boolean asked;
  private boolean ended;

  private LocalService(ServiceSettings settings, StatusLine statusLine) {
    this.settings = settings;
    this.statusLine = statusLine;
  }

  /**
   * Starts everything, does the work, and stops everything again, whatever happens meanwhile. When
   * this process is asked to end (Ctrl-C, SIGTERM), all is stopped and this never returns.
   *
   * @return what the work returns
   * @throws CommandFailure when the folder is in use or something cannot be started
   */
  static int use(
      ServiceSettings settings, StatusLine statusLine, ToIntFunction<LocalService> work) {
    var service = new LocalService(settings, statusLine);
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("stop-everything").unstarted(service::asked));
    try {
      service.launch();
      return work.applyAsInt(service);
    } catch (RuntimeException failed) {
      if (service.asked) {
        // What failed did so because everything is being stopped.
        awaitExit();
      }
      throw failed;
    } finally {
      service.end();
    }
  }

  /**
   * Checks what the programs will read, before anything is started.
   *
   * @return what the command itself reads
   * @throws CommandFailure when a setting is wrong
   */
  static GivenSettings checked(Map<String, String> environment) {
    var theirs = new HashMap<>(environment);
    // The programs are given the database that is started for them.
    theirs.keySet().removeIf(name -> name.matches("THIMBLE_DB_(URL|USER|PASSWORD|PASSWORD_FILE)"));
    try {
      GivenSettings.of(ReadBy.API, theirs);
      GivenSettings.of(ReadBy.WORKER, theirs);
      return GivenSettings.of(ReadBy.UP, environment);
    } catch (StartException e) {
      throw CommandFailure.badInput(String.valueOf(e.getMessage()));
    }
  }

  /** Waits until this process is asked to end. */
  static void awaitExit() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException interrupted) {
      throw CommandFailure.interrupted(interrupted);
    }
  }

  URI address() {
    return settings.address();
  }

  Path folder() {
    return settings.folder();
  }

  Path logFolder() {
    return settings.logFolder();
  }

  /** The command that serves what is kept in this folder. */
  String upCommand() {
    return folder().equals(settings.installation().defaultFolder())
        ? "./thimble up"
        : "./thimble up --folder " + folder();
  }

  /** The workers. */
  List<Program> workers() {
    return programs.subList(1, programs.size());
  }

  /**
   * Waits until the API answers.
   *
   * @throws CommandFailure when it dies before, or takes minutes
   */
  void awaitReady(ApiClient client) {
    var api = programs.getFirst();
    var deadline = System.nanoTime() + START_PATIENCE.toNanos();
    while (!client.isReady()) {
      statusLine.show("Waiting for the API …");
      if (api.deaths() > 0 || System.nanoTime() > deadline) {
        throw CommandFailure.failed(
            "The API does not start. Its last words:%n  %s%nMaybe its log (%s) says more."
                .formatted(
                    String.join("%n  ".formatted(), api.lastLines(LINES_SHOWN)), api.log().path()));
      }
      Pause.millis(POLL_MILLIS);
    }
    statusLine.clear();
  }

  private void launch() {
    changing.lock();
    try {
      statusLine.show("Starting PostgreSQL …");
      var started = EmbeddedDatabase.start(settings.databaseFolder());
      database = started;
      stopIfAsked();
      migrate(started);
      stopIfAsked();
      statusLine.show("Starting the API and the workers …");
      new ProgramSpecs(settings, started, System.getenv())
          .all()
          .forEach(spec -> programs.add(Program.start(spec, statusLine::say)));
    } catch (DatabaseStartException unstartable) {
      throw CommandFailure.failed(String.valueOf(unstartable.getMessage()), unstartable);
    } finally {
      changing.unlock();
    }
  }

  private void migrate(EmbeddedDatabase started) {
    try {
      Migrate.run(started.dataSource());
    } catch (RuntimeException unmigratable) {
      var why = String.valueOf(unmigratable.getMessage()).lines().findFirst().orElse("no reason");
      throw CommandFailure.failed(
          "The database (%s) cannot be brought to the newest schema: %s. Maybe another version of Thimble wrote it: give a new folder with --folder."
              .formatted(settings.databaseFolder(), why),
          unmigratable);
    }
  }

  private void stopIfAsked() {
    if (asked) {
      throw new CommandFailure(ExitCodes.INTERRUPTED, "Interrupted.");
    }
  }

  private void asked() {
    asked = true;
    end();
  }

  /** Does nothing the second time; waits for what is being started, so that nothing is left. */
  private void end() {
    changing.lock();
    try {
      if (!ended) {
        ended = true;
        endPrograms();
        if (database != null) {
          database.close();
          if (!programs.isEmpty()) {
            statusLine.say("Everything is stopped. The data are kept in %s".formatted(folder()));
          }
        }
      }
    } finally {
      changing.unlock();
    }
  }

  private void endPrograms() {
    if (programs.isEmpty()) {
      return;
    }
    statusLine.close();
    statusLine.say("Stopping the workers, the API and PostgreSQL …");
    programs.forEach(Program::stop);
    var deadline = System.nanoTime() + STOP_PATIENCE.toNanos();
    for (var program : programs) {
      program.awaitEnd(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
    }
  }
}
