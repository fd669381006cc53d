package io.thimble.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import io.thimble.db.archive.ArchivePart;
import io.thimble.db.dataset.StoredDataset;
import io.thimble.db.imports.DatasetCopy;
import io.thimble.db.imports.DatasetReader;
import io.thimble.db.imports.ImportState;
import io.thimble.db.imports.ImportStore;
import io.thimble.db.imports.StoredImport;
import io.thimble.db.search.NewSearch;
import io.thimble.db.search.SearchChanges;
import io.thimble.hw.search.SearchMove;
import io.thimble.hw.search.SearchSpec;
import io.thimble.hw.search.SearchSpecJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ExtendWith(SharedDatabase.class)
class ImportStoreIT {
  private static final String SHA256 = "0123456789abcdef".repeat(4);

  private Database database;
  private static final SearchSpec WORDS =
      SearchSpecJson.read(
          """
          {"dataset": "words", "keywords": ["no", "yes"], "budget": {"flashBytes": 90000}}
          """);

  private ImportStore imports;
  private JdbcClient client;
  private TransactionTemplate transactions;

  @BeforeEach
  void open(DataSource source) {
    database = Database.of(source);
    imports = database.imports();
    client = JdbcClient.create(source);
    transactions = new TransactionTemplate(new JdbcTransactionManager(source));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void piecesOfSeveralSendersBecomeOneArchiveWithoutGapOrOverlap(long seed) throws Exception {
    long bytes = 5_000;
    var dataset = imports.expect("words", "local", bytes).orElseThrow();

    try (var senders = Executors.newFixedThreadPool(4)) {
      var random = new SplittableRandom(seed);
      var work =
          random
              .splits(4)
              .<Callable<Boolean>>map(
                  own ->
                      () -> {
                        send(dataset.id(), bytes, own);
                        return true;
                      })
              .toList();
      for (Future<Boolean> sender : senders.invokeAll(work)) {
        sender.get();
      }
    }

    long at = 0;
    for (var part : imports.parts(dataset.id())) {
      assertThat(part.start()).as("seed %d", seed).isEqualTo(at);
      at += part.bytes();
    }
    assertThat(at).isEqualTo(bytes);
    assertThat(imports.find(dataset.id()).orElseThrow().received()).isEqualTo(bytes);
  }

  private void send(UUID dataset, long bytes, RandomGenerator random) {
    for (long at = 0; at < bytes; at = imports.find(dataset).orElseThrow().received()) {
      long length = Math.min(bytes - at, random.nextLong(1, 300));
      imports.append(dataset, new ArchivePart(at, length, "part " + random.nextInt()));
    }
  }

  @Test
  void archiveIsCompleteOnlyWithAllItsBytes() {
    var dataset = imports.expect("words", "local", 10).orElseThrow();

    assertThat(imports.append(dataset.id(), part(0, 6))).isTrue();
    assertThat(imports.complete(dataset.id(), SHA256)).as("6 of 10 bytes").isFalse();
    assertThat(imports.append(dataset.id(), part(5, 5))).as("overlaps").isFalse();
    assertThat(imports.append(dataset.id(), part(6, 5))).as("grows too long").isFalse();
    assertThat(imports.append(dataset.id(), part(6, 4))).isTrue();
    assertThat(imports.complete(dataset.id(), SHA256)).isTrue();
    assertThat(imports.append(dataset.id(), part(10, 1))).as("after the end").isFalse();
    assertThat(imports.named("words").map(StoredImport::state)).contains(ImportState.STORED);
  }

  @Test
  void nameIsGivenOnceUntilItsDataSetIsDeleted() {
    var folder =
        new StoredDataset(
            "taken",
            "/data/taken",
            new TreeMap<>(Map.of("no", 3)),
            false,
            null,
            List.of(),
            Instant.EPOCH);
    database.datasets().see(folder);

    assertThat(imports.expect("taken", "local", 10)).isEmpty();
    assertThat(imports.fetch("taken", "local", "https://example.org/a.zip", SHA256)).isEmpty();
    var first = imports.expect("words", "local", 10).orElseThrow();
    assertThat(imports.expect("words", "local", 10)).isEmpty();
    assertThat(imports.fetch("words", "local", "https://example.org/a.zip", SHA256)).isEmpty();
    assertThat(tasks()).isEmpty();

    assertThat(imports.delete(first.id())).isTrue();
    assertThat(imports.named("words")).isEmpty();
    var second = imports.fetch("words", "local", "https://example.org/a.zip", SHA256).orElseThrow();
    assertThat(tasks()).containsExactly("fetch-dataset " + second.id());
    assertThat(imports.delete(second.id())).isTrue();
    assertThat(tasks()).isEmpty();
  }

  @Test
  void dataSetIsForgottenOnlyWhenEveryCopyIsGone() {
    var dataset = stored("words");
    var here = new DatasetCopy(dataset, "here", "worker 1", "/here", false);
    var there = new DatasetCopy(dataset, "there", "worker 2", "/there", false);
    assertThat(imports.beginCopy(here)).isTrue();
    assertThat(imports.beginCopy(there)).isTrue();
    assertThat(imports.ready(here, described("words"))).isTrue();
    assertThat(database.datasets().find("words")).contains(described("words"));
    database.datasets().see(described("words", "/another/folder/words"));
    assertThat(database.datasets().find("words"))
        .as("no folder takes the name of an imported set")
        .contains(described("words"));

    assertThat(imports.delete(dataset)).isTrue();
    assertThat(database.datasets().find("words")).isEmpty();
    assertThat(imports.ready(there, described("words"))).as("a late worker").isFalse();
    assertThat(imports.beginCopy(there)).as("a later worker").isFalse();
    assertThat(database.datasets().find("words")).isEmpty();
    assertThat(imports.forget(dataset, Duration.ZERO)).as("two copies are left").isFalse();
    imports.removed(dataset, "here");
    assertThat(imports.forget(dataset, Duration.ZERO)).as("one copy is left").isFalse();
    imports.removed(dataset, "there");
    assertThat(imports.forget(dataset, Duration.ofHours(1))).as("too soon").isFalse();
    assertThat(imports.forget(dataset, Duration.ZERO)).isTrue();
    assertThat(imports.find(dataset)).isEmpty();
  }

  @Test
  void openSearchKeepsItsDataSet() {
    var dataset = stored("words");
    var search =
        database.searches().create(new NewSearch(WORDS, "local", dataset, null)).orElseThrow();
    database.searches().create(WORDS);

    assertThat(imports.openSearches("words"))
        .extracting(DatasetReader::search)
        .containsExactly(search);
    assertThat(imports.delete(dataset)).isFalse();
    database.searches().move(search, SearchMove.CANCEL, "asked to");
    assertThat(imports.openSearches("words")).isEmpty();
    assertThat(imports.delete(dataset)).isTrue();
  }

  @Test
  void searchNeverLearnsFromAnotherSetOfTheSameName() {
    var hers = stored("words");
    var search = database.searches().create(new NewSearch(WORDS, "ada", hers, null)).orElseThrow();
    database.searches().move(search, SearchMove.START, null);
    database.searches().move(search, SearchMove.COMPLETE, null);
    assertThat(imports.delete(hers)).isTrue();
    stored("words");

    assertThat(database.changes().extend(search, spec -> spec))
        .isEqualTo(SearchChanges.Outcome.BASIS_GONE);
    assertThat(database.searches().create(new NewSearch(WORDS, "ada", hers, null))).isEmpty();
    assertThat(database.searches().find(search).orElseThrow().imported()).isEqualTo(hers);
  }

  @Test
  void deletionWaitsForAPostThatReadsTheSetAndIsRefused() {
    var dataset = stored("words");
    var deletion = new CompletableFuture<Boolean>();
    try (var other = Executors.newSingleThreadExecutor()) {
      database
          .allowances()
          .within(
              "ada",
              Duration.ofDays(1),
              () -> {
                var search = new NewSearch(WORDS, "ada", dataset, null);
                assertThat(database.searches().create(search)).isPresent();
                deletion.completeAsync(() -> imports.delete(dataset), other);
                assertThat(deletion).failsWithin(Duration.ofMillis(300));
                return search;
              },
              _ -> {});

      assertThat(deletion).succeedsWithin(Duration.ofMinutes(1)).isEqualTo(false);
    }
  }

  @Test
  void folderOfTheSameNameIsNotTakenByAnImport() {
    var dataset = stored("words");
    var here = new DatasetCopy(dataset, "here", "worker 1", "/here", false);
    assertThat(imports.beginCopy(here)).isTrue();
    database.datasets().see(described("words", "/data/words"));

    assertThat(imports.ready(here, described("words"))).isFalse();

    assertThat(imports.find(dataset).orElseThrow().problem()).contains("folder of the same name");
    assertThat(imports.listed("words")).isEmpty();
    assertThat(database.datasets().find("words")).contains(described("words", "/data/words"));
    assertThat(imports.delete(dataset)).isTrue();
    assertThat(database.datasets().find("words")).as("the folder stays").isPresent();
  }

  @Test
  void refusedArchiveLeavesItsReasonAlone() {
    var dataset = stored("words");
    var copy = new DatasetCopy(dataset, "here", "worker", "/here", false);
    assertThat(imports.beginCopy(copy)).isTrue();
    assertThat(imports.ready(copy, described("words"))).isTrue();

    assertThat(imports.fail(dataset, "holds a link")).isTrue();
    assertThat(imports.parts(dataset)).isEmpty();
    assertThat(database.datasets().find("words")).isEmpty();
    assertThat(imports.named("words").map(StoredImport::problem)).contains("holds a link");
    assertThat(imports.fail(dataset, "once more")).isFalse();
  }

  @Test
  void fetchingBeginsAnewWhenTheArchiveHasChanged() {
    var dataset =
        imports.fetch("words", "local", "https://example.org/a.zip", SHA256).orElseThrow().id();
    assertThat(imports.announce(dataset, 10)).isTrue();
    assertThat(imports.announce(dataset, 11)).isFalse();
    assertThat(imports.append(dataset, part(0, 6))).isTrue();

    assertThat(imports.restart(dataset)).isTrue();
    assertThat(imports.parts(dataset)).isEmpty();
    assertThat(imports.announce(dataset, 11)).isTrue();
    assertThat(imports.append(dataset, part(0, 11))).isTrue();
    assertThat(imports.complete(dataset, "f".repeat(64))).as("another digest").isFalse();
    assertThat(imports.complete(dataset, SHA256)).isTrue();
  }

  @Test
  void uploadThatNobodyGoesOnWithIsAbandoned() {
    var dataset = imports.expect("words", "local", 10).orElseThrow().id();

    var fetched =
        imports.fetch("fetched", "local", "https://example.org/words.tar.gz", SHA256).orElseThrow();

    assertThat(imports.deleteAbandoned(Duration.ofHours(1))).isEmpty();
    silentForTwoHours();
    assertThat(imports.append(dataset, part(0, 6))).isTrue();
    assertThat(imports.deleteAbandoned(Duration.ofHours(1))).as("it goes on").isEmpty();
    silentForTwoHours();
    assertThat(imports.deleteAbandoned(Duration.ofHours(1))).containsExactly(dataset);

    assertThat(imports.find(dataset).map(StoredImport::state)).contains(ImportState.DELETING);
    assertThat(imports.find(fetched.id()).map(StoredImport::state)).contains(ImportState.RECEIVING);
  }

  @Test
  void uploadThatIsCompletedInTheSameMomentIsNotAbandoned(DataSource source) {
    var dataset = imports.expect("words", "local", 10).orElseThrow().id();
    assertThat(imports.append(dataset, part(0, 10))).isTrue();
    silentForTwoHours();
    try (var other = Executors.newSingleThreadExecutor()) {
      var deleted = new CompletableFuture<List<UUID>>();

      transactions.executeWithoutResult(
          _ -> {
            assertThat(imports.complete(dataset, SHA256)).isTrue();
            deleted.completeAsync(() -> imports.deleteAbandoned(Duration.ofHours(1)), other);
            assertThat(deleted).failsWithin(Duration.ofMillis(300));
          });

      assertThat(deleted).succeedsWithin(Duration.ofMinutes(1)).asInstanceOf(LIST).isEmpty();
    }
    assertThat(imports.find(dataset).map(StoredImport::state)).contains(ImportState.STORED);
  }

  private void silentForTwoHours() {
    client.sql("update dataset_import set changed_at = now() - interval '2 hours'").update();
  }

  private UUID stored(String name) {
    var dataset = imports.expect(name, "local", 10).orElseThrow().id();
    assertThat(imports.append(dataset, part(0, 10))).isTrue();
    assertThat(imports.complete(dataset, SHA256)).isTrue();
    return dataset;
  }

  private static ArchivePart part(long start, long bytes) {
    return new ArchivePart(start, bytes, "part at " + start);
  }

  private static StoredDataset described(String name) {
    return described(name, /* path= */ null);
  }

  private static StoredDataset described(String name, @Nullable String path) {
    return new StoredDataset(
        name,
        path,
        new TreeMap<>(Map.of("no", 3, "yes", 4)),
        false,
        null,
        List.of(),
        Instant.EPOCH);
  }

  private List<String> tasks() {
    return client
        .sql("select task_name || ' ' || task_instance from scheduled_tasks")
        .query(String.class)
        .list();
  }
}
