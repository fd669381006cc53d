package io.thimble.api.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.thimble.api.soak.Operation.Acknowledged;
import io.thimble.api.soak.Operation.Disturbed;
import io.thimble.api.soak.Operation.LeftBehind;
import io.thimble.api.soak.Operation.Trial;
import io.thimble.api.soak.Operation.Unanswered;
import io.thimble.db.Database;
import io.thimble.db.ParentWatch;
import io.thimble.db.WorkNames;
import io.thimble.db.dataset.StoredDataset;
import io.thimble.db.migrate.Migrate;
import io.thimble.db.postgres.EmbeddedDatabase;
import io.thimble.hw.search.SearchSpecJson;
import io.thimble.hw.search.TrialState;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * A database with quick workers on it, all of them to be disturbed, and what happens written down.
 */
final class Site implements AutoCloseable {
  private static final Path WORKER = Path.of("..", "search-worker", "target");

  private static final Path JAR = WORKER.resolve("search-worker-0.1.0-SNAPSHOT.jar");

  private final Path folder;
  private final Path data;
  private EmbeddedDatabase postgres;
  private final Database stores;
  private final OperationLog log = new OperationLog();
  private final List<Child> children = new ArrayList<>();

  Site(Path folder) {
    this(folder, folder.resolve("postgres"));
  }

  /**
   * A site.
   *
   * @param data where the database keeps its own
   */
  Site(Path folder, Path data) {
    this(folder, data, _ -> {});
  }

  /**
   * A site whose database does not begin empty.
   *
   * @param fill has the server to itself before it is migrated
   */
  Site(Path folder, Path data, Consumer<EmbeddedDatabase> fill) {
    this.folder = folder;
    this.data = data;
    postgres = EmbeddedDatabase.start(data);
    fill.accept(postgres);
    Migrate.run(postgres.dataSource());
    stores = Database.of(postgres.dataSource());
    TinyWords.write(folder.resolve(TinyWords.NAME));
  }

  /** Skips a test, with a loud word, where the worker was not built. */
  static void requireWorker() {
    Scale.ofThisRun()
        .require(Files.exists(JAR), JAR + " is missing, so nothing is disturbed. Maybe build it.");
  }

  Database stores() {
    return stores;
  }

  /** Its database's server, until that is started again. */
  EmbeddedDatabase server() {
    return postgres;
  }

  /** Where its database is, until that is started again. */
  DataSource source() {
    return postgres.dataSource();
  }

  OperationLog log() {
    return log;
  }

  /**
   * Starts a worker with quick trainers.
   *
   * @param lease how long it may be silent before others take its trials
   */
  Child worker(int threads, Lease lease) {
    return worker(threads, lease, Map.of());
  }

  /** The same with settings of its own, by the names of the environment. */
  Child worker(int threads, Lease lease, Map<String, String> settings) {
    var more = new HashMap<>(settings);
    more.put("THIMBLE_WORKER_THREADS", Integer.toString(threads));
    var child =
        Child.start(
            WORKER.resolve("test-classes") + File.pathSeparator + JAR,
            "io.thimble.worker.soak.QuickWorker",
            lease.options(),
            environment(more),
            folder.resolve("worker-%d.log".formatted(children.size())));
    children.add(child);
    return child;
  }

  /** Starts a worker that trains, which takes its time. */
  Child trainingWorker(int threads) {
    var child =
        Child.start(
            JAR.toString(),
            "io.thimble.worker.Worker",
            List.of(),
            environment(Map.of("THIMBLE_WORKER_THREADS", Integer.toString(threads))),
            folder.resolve("worker-%d.log".formatted(children.size())));
    children.add(child);
    return child;
  }

  /** Waits until a worker takes trials. */
  static void awaitReady(Child worker) {
    await()
        .atMost(Duration.ofMinutes(2))
        .alias(worker.printed())
        .until(() -> worker.printed().contains("Started QuickWorker"));
  }

  /** Stops the database and starts it again; open connections are cut. */
  void restartDatabase() {
    restartDatabase(() -> {});
  }

  /** The same with something to do while there is none. */
  void restartDatabase(Runnable whileAway) {
    note("RESTART");
    int port = postgres.port();
    postgres.close();
    whileAway.run();
    postgres = EmbeddedDatabase.start(data, port);
  }

  /** Waits until a client that was told nothing says so, from now on. */
  void awaitUnanswered() {
    long before = unanswered();
    await().atMost(Duration.ofMinutes(2)).until(() -> unanswered() > before);
  }

  private long unanswered() {
    return log.operations().stream().filter(Unanswered.class::isInstance).count();
  }

  /** Leaves the database no room for a while; one that gives up is started again afterwards. */
  void fillDisk(SmallDisk disk, Duration time) throws IOException {
    note("FULL");
    disk.fill();
    awaitUnanswered();
    await().pollDelay(time).atMost(time.multipliedBy(2)).until(() -> true);
    disk.clear();
    note("ROOM");
    if (!postgres.process().map(ProcessHandle::isAlive).orElse(false)) {
      restartDatabase();
    }
  }

  /** Freezes every process of the database for a while; connections stay open, and silent. */
  void pauseDatabase(Duration pause) {
    note("STOP");
    var server = postgres.process().orElseThrow();
    var family = Stream.concat(Stream.of(server), server.descendants()).toList();
    family.forEach(process -> Signals.send("STOP", process));
    var question = CompletableFuture.supplyAsync(() -> stores.searches().list(null, 1));
    await().pollDelay(pause).atMost(pause.multipliedBy(2)).until(() -> true);
    assertThat(question).as("a question to the frozen database").isNotDone();
    family.forEach(process -> Signals.send("CONT", process));
    assertThat(question).succeedsWithin(Duration.ofMinutes(1));
    note("CONT");
  }

  /** Holds the table that all requests need, until the connection is closed. */
  Connection lockSearches() throws SQLException {
    note("LOCK");
    var connection = postgres.dataSource().getConnection();
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute("lock table search in access exclusive mode");
    }
    return connection;
  }

  private void note(String what) {
    log.add(new Disturbed(Instant.now(), "database", what));
  }

  /** Kills a worker, and writes it down. */
  void kill(Child worker) throws InterruptedException, SQLException {
    var at = Instant.now();
    log.add(Disturbed.killed(at, worker.processId()));
    worker.kill();
    for (var trial : tasksOf(worker)) {
      log.add(new LeftBehind(at, worker.processId(), trial));
    }
  }

  /** The trials that a worker has picked, begun or not. */
  private List<Trial> tasksOf(Child worker) throws SQLException {
    try (var connection = postgres.dataSource().getConnection();
        var statement =
            connection.prepareStatement(
                """
                select task_instance
                  from scheduled_tasks
                 where picked
                   and task_name = ?
                   and picked_by like ?
                """)) {
      statement.setString(1, WorkNames.RUN_TRIAL);
      statement.setString(2, "%/" + worker.processId());
      var trials = new ArrayList<Trial>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          var instance = rows.getString(1);
          int slash = instance.indexOf('/');
          trials.add(
              new Trial(
                  UUID.fromString(instance.substring(0, slash)),
                  Integer.parseInt(instance.substring(slash + 1))));
        }
      }
      return trials;
    }
  }

  /** Has the API take searches over the tiny words before any worker tells of them. */
  void offerTinyWords() {
    var words = new TreeMap<>(Map.of("yes", 30, "no", 30, "tree", 30));
    var path = folder.resolve(TinyWords.NAME).toString();
    stores
        .datasets()
        .see(new StoredDataset(TinyWords.NAME, path, words, false, null, List.of(), Instant.now()));
  }

  /** Keeps a search as a client's post does. */
  UUID post(String spec) {
    var read = SearchSpecJson.read(spec);
    var id = stores.searches().create(read);
    log.add(new Acknowledged(Instant.now(), read.name(), id));
    return id;
  }

  boolean isOver(UUID search) {
    return stores.searches().find(search).orElseThrow().state().isFinal();
  }

  /** How many trials this worker began last, and has not ended. */
  long trialsHeldBy(Child worker) {
    return stores.searches().list(null, 1_000).stream()
        .flatMap(search -> stores.trials().ofSearch(search.id()).stream())
        .filter(trial -> String.valueOf(trial.worker()).endsWith("/" + worker.processId()))
        .filter(trial -> trial.state() == TrialState.RUNNING)
        .count();
  }

  /** Transactions that are open although nothing is being done in them. */
  int transactionsHeld() throws SQLException {
    try (var connection = postgres.dataSource().getConnection();
        var statement = connection.createStatement();
        var count =
            statement.executeQuery(
                "select count(*) from pg_stat_activity where state = 'idle in transaction'")) {
      count.next();
      return count.getInt(1);
    }
  }

  /** Reads the whole history, keeps the log, and lets the checker judge it. */
  void judge(String name, Duration deathFound) {
    var reports = reports();
    if (reports.toFile().exists()) {
      log.addReports(reports);
    }
    new History(stores, log).readAll();
    log.save(name);
    var operations = log.operations();
    System.out.printf("%s: %s%n", name, Checker.counts(operations));
    assertThat(Checker.violations(operations, deathFound)).isEmpty();
  }

  /** What the workers printed. */
  String printed() {
    return children.isEmpty() ? "" : children.getLast().printed();
  }

  Map<String, String> environment(Map<String, String> more) {
    var environment = new HashMap<>(more);
    environment.put("THIMBLE_DB_URL", postgres.jdbcUrl());
    environment.put("THIMBLE_DB_USER", postgres.username());
    environment.put("THIMBLE_DB_PASSWORD", postgres.password());
    environment.put("THIMBLE_FOLDER", folder.toString());
    environment.put("THIMBLE_DATA_DIRS", folder.resolve(TinyWords.NAME).toString());
    environment.put("QUICK_WORKER_REPORTS", reports().toAbsolutePath().toString());
    environment.put(ParentWatch.PARENT_VARIABLE, Long.toString(ProcessHandle.current().pid()));
    return environment;
  }

  private Path reports() {
    return folder.resolve("reports.jsonl");
  }

  @Override
  public void close() {
    children.forEach(Child::close);
    postgres.close();
  }
}
