package io.thimble.worker.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.thimble.db.Database;
import io.thimble.db.archive.ArchiveFiles;
import io.thimble.db.archive.FolderArchiveFiles;
import io.thimble.db.imports.Deletion;
import io.thimble.db.imports.ImportState;
import io.thimble.db.imports.ImportStore;
import io.thimble.db.imports.StoredImport;
import io.thimble.db.migrate.Migrate;
import io.thimble.db.postgres.EmbeddedDatabase;
import io.thimble.db.search.NewSearch;
import io.thimble.hw.search.SearchMove;
import io.thimble.hw.search.SearchSpecJson;
import io.thimble.worker.data.DataSetException;
import io.thimble.worker.data.DataSetUnavailableException;
import io.thimble.worker.data.Digests;
import io.thimble.worker.data.audio.Recording;
import io.thimble.worker.data.audio.WavWriter;
import io.thimble.worker.trial.SearchData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data sets that came as archives, on two workers' machines. */
class LocalCopiesIT {
  private static final byte[] SPOKEN = "RIFF".getBytes(StandardCharsets.US_ASCII);

  @TempDir private static Path folder;
  private static EmbeddedDatabase postgres;
  private static Database database;

  private ImportStore imports;
  private FolderArchiveFiles files;
  private LocalCopies here;
  private LocalCopies there;

  @BeforeAll
  static void start() {
    postgres = EmbeddedDatabase.start(folder.resolve("postgres"));
    Migrate.run(postgres.dataSource());
    database = Database.of(postgres.dataSource());
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @BeforeEach
  void setUp() {
    imports = database.imports();
    files = new FolderArchiveFiles(folder.resolve("archives"));
    here = copies("here");
    there = copies("there");
  }

  private LocalCopies copies(String place) {
    return copies(place, files);
  }

  private LocalCopies copies(String place, ArchiveFiles files) {
    return new LocalCopies(
        imports,
        files,
        folder.resolve(place),
        "worker " + place,
        UnpackLimits.DEFAULT,
        Clock.systemUTC());
  }

  @Test
  void storedArchiveIsUnpackedAndItsWordsBecomeKnown() throws IOException {
    var dataset = stored("known", words());

    assertThat(here.keep(dataset, () -> true)).isTrue();

    var known = database.datasets().find("known").orElseThrow();
    assertThat(known.problem()).isNull();
    assertThat(known.words()).containsEntry("yes", 30).containsEntry("no", 30);
    assertThat(known.path()).as("every worker has its own").isNull();
    assertThat(here.find(dataset.id()).words()).isDirectoryContaining("glob:**yes");
    assertThat(imports.copies(dataset.id())).extracting(copy -> copy.ready()).containsExactly(true);
  }

  @Test
  void severalThreadsThatWantADataSetUnpackItOnce() throws Exception {
    var dataset = stored("once", words());

    try (var threads = Executors.newFixedThreadPool(4)) {
      Callable<Path> find = () -> here.find(dataset.id()).words();
      for (var found : threads.invokeAll(List.of(find, find, find, find))) {
        assertThat(found.get().resolve("yes")).isDirectory();
      }
    }
    assertThat(imports.copies(dataset.id())).hasSize(1);
  }

  @Test
  void deletedDataSetLeavesNothingOnAnyMachineAndInNoTable() throws IOException {
    var dataset = stored("gone", words());
    assertThat(here.keep(dataset, () -> true)).isTrue();
    assertThat(there.keep(dataset, () -> true)).isTrue();
    computeFeatures(dataset);
    assertThat(traces(dataset.id())).as("before").isGreaterThan(100);

    assertThat(imports.delete(dataset.id())).isTrue();
    var deletion = new Deletion(imports, files, Duration.ZERO);
    deletion.sweep();
    here.removeUnwanted();
    deletion.sweep();
    assertThat(imports.find(dataset.id())).as("one machine still has it").isPresent();
    there.removeUnwanted();
    deletion.sweep();

    assertThat(traces(dataset.id())).isZero();
    assertThat(imports.find(dataset.id())).isEmpty();
    assertThat(database.datasets().find("gone")).isEmpty();
    assertThatThrownBy(() -> here.find(dataset.id()))
        .isInstanceOf(DataSetException.class)
        .hasMessageContaining("was deleted");
  }

  @Test
  void featuresThatATrainingWroteAfterTheDeletionGoToo() throws IOException {
    var dataset = stored("late", words());
    assertThat(here.keep(dataset, () -> true)).isTrue();
    assertThat(imports.delete(dataset.id())).isTrue();
    here.removeUnwanted();
    new Deletion(imports, files, Duration.ZERO).sweep();
    var late = folder.resolve("here").resolve(dataset.id().toString()).resolve("cache/features");
    Files.createDirectories(late);
    Files.writeString(late.resolve("late.features"), "what was heard");

    here.removeUnwanted();

    assertThat(traces(dataset.id())).isZero();
  }

  /** What a trial does first. */
  private void computeFeatures(StoredImport dataset) {
    var data = new SearchData(database.datasets(), folder.resolve("cache"), 1L << 30, here);
    var spec =
        SearchSpecJson.read(
            """
            {"dataset": "%s", "keywords": ["yes", "no"], "budget": {"flashBytes": 90000}}
            """
                .formatted(dataset.name()));
    var search =
        database
            .searches()
            .create(new NewSearch(spec, "local", dataset.id(), null))
            .flatMap(database.searches()::find)
            .orElseThrow();
    assertThat(database.searches().move(search.id(), SearchMove.CANCEL, null)).isTrue();
    assertThat(data.corpus(search).set().words()).containsKey("yes");
  }

  private static long traces(UUID dataset) throws IOException {
    try (var all = Files.walk(folder)) {
      return all.filter(file -> !file.startsWith(folder.resolve("postgres")))
          .filter(file -> file.toString().contains(dataset.toString()))
          .count();
    }
  }

  @Test
  void damagedArchiveIsRefusedAndNothingOfItStays() throws IOException {
    var whole = words();
    var dataset = received("damaged", whole);
    assertThat(imports.complete(dataset, "0".repeat(64))).isTrue();
    var stored = imports.find(dataset).orElseThrow();

    assertThatThrownBy(() -> here.keep(stored, () -> true))
        .isInstanceOf(RefusedArchiveException.class)
        .hasMessageContaining(Digests.sha256(whole));
    new Deletion(imports, files, Duration.ZERO).sweep();

    assertThat(imports.find(dataset).map(StoredImport::state)).contains(ImportState.FAILED);
    assertThat(imports.copies(dataset)).isEmpty();
    assertThat(traces(dataset)).isZero();
    assertThatThrownBy(() -> here.find(dataset)).isInstanceOf(DataSetException.class);
  }

  @Test
  void machineThatCannotReadTheClipsSaysNothingOfThemToAnybody() throws IOException {
    var dataset = stored("hindered", words());
    var cache = folder.resolve("here").resolve(dataset.id().toString()).resolve("cache");
    Files.createDirectories(cache.getParent());
    Files.writeString(cache, "a file where a folder should be");

    assertThatThrownBy(() -> here.keep(dataset, () -> true))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(RefusedArchiveException.class);
    assertThat(database.datasets().find("hindered")).isEmpty();

    Files.delete(cache);
    assertThat(here.keep(dataset, () -> true)).isTrue();
    assertThat(database.datasets().find("hindered").orElseThrow().problem()).isNull();
  }

  @Test
  void searchIsToldApartWhatMayBeHadLaterAndWhatNever() throws IOException {
    var dataset = stored("away", words());
    var archive = folder.resolve("archives").resolve(dataset.id().toString());
    var elsewhere = folder.resolve("store that is not mounted");
    Files.move(archive, elsewhere);

    assertThatThrownBy(() -> here.find(dataset.id()))
        .isInstanceOf(DataSetUnavailableException.class);

    Files.move(elsewhere, archive);
    assertThat(here.find(dataset.id()).words()).isDirectory();

    var hopeless = stored("hopeless", "no archive".getBytes(StandardCharsets.US_ASCII));
    assertThatThrownBy(() -> here.find(hopeless.id()))
        .isInstanceOf(DataSetException.class)
        .isNotInstanceOf(DataSetUnavailableException.class);
  }

  @Test
  void keeperOutlivesAnArchiveThatItFailsOverAndRefusesItInTheEnd() throws Exception {
    var poison = stored("poison", words()).id();
    var healthy = stored("healthy", words()).id();
    var failing =
        new WatchedFiles(
            files,
            archive -> {
              if (archive.equals(poison)) {
                throw new OutOfMemoryError("for the test");
              }
            });
    var copies = copies("hardy", failing);
    var deletion = new Deletion(imports, files, Duration.ZERO);
    try (var _ = new DatasetKeeper(imports, copies, deletion, Duration.ZERO)) {
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> imports.find(poison).orElseThrow().state() == ImportState.FAILED);
    }
    assertThat(imports.find(poison).orElseThrow().problem())
        .contains("5 times", "for the test", "Maybe");
    assertThat(imports.find(healthy).orElseThrow().state()).isEqualTo(ImportState.STORED);
    assertThat(database.datasets().find("healthy")).isPresent();
  }

  @Test
  void largeUnpackingHoldsUpNobodysDeletion() throws Exception {
    var small = stored("small", words());
    var large = stored("large", words());
    var unpacking = new CountDownLatch(1);
    var mayGoOn = new CountDownLatch(1);
    var slow =
        new WatchedFiles(
            files,
            archive -> {
              if (archive.equals(large.id())) {
                unpacking.countDown();
                awaitOrEnd(mayGoOn);
              }
            });
    var copies = copies("busy", slow);
    assertThat(copies.keep(small, () -> true)).isTrue();
    var deletion = new Deletion(imports, files, Duration.ZERO);
    try (var _ = new DatasetKeeper(imports, copies, deletion)) {
      assertThat(unpacking.await(1, TimeUnit.MINUTES)).isTrue();
      assertThat(imports.delete(small.id())).isTrue();
      await().atMost(Duration.ofSeconds(30)).until(() -> imports.copies(small.id()).isEmpty());
    } finally {
      mayGoOn.countDown();
    }
  }

  @Test
  void keeperUnpacksWhatComesAndRemovesWhatGoes() throws Exception {
    var deletion = new Deletion(imports, files, Duration.ZERO);
    // Archives are swept every half minute.
    try (var _ = new DatasetKeeper(imports, here, deletion)) {
      var dataset = stored("kept", words());
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> database.datasets().find("kept").isPresent());
      assertThat(imports.delete(dataset.id())).isTrue();
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> imports.find(dataset.id()).isEmpty() && traces(dataset.id()) == 0);
    }
  }

  @Test
  void whatCannotBeRemovedStopsNothingBehindIt() throws Exception {
    var stuck = stored("stuck", words());
    var behind = stored("behind", words());
    assertThat(here.keep(stuck, () -> true)).isTrue();
    assertThat(here.keep(behind, () -> true)).isTrue();
    assertThat(imports.delete(stuck.id())).isTrue();
    assertThat(imports.delete(behind.id())).isTrue();
    var archives = Files.createDirectories(archive(stuck).resolve("not a piece/but a folder"));
    var deletion = new Deletion(imports, files, Duration.ZERO);

    try (var _ = TooDeep.in(folder.resolve("here").resolve(stuck.id().toString()))) {
      assertThatThrownBy(here::removeUnwanted)
          .isInstanceOf(IOException.class)
          .hasMessageContaining(stuck.id().toString())
          .hasMessageNotContaining(behind.id().toString());
      assertThatThrownBy(deletion::sweep)
          .isInstanceOf(IOException.class)
          .hasMessageContaining(stuck.id().toString())
          .hasMessageNotContaining(behind.id().toString());

      assertThat(imports.find(behind.id())).isEmpty();
      assertThat(folder.resolve("here").resolve(behind.id().toString())).doesNotExist();
      assertThat(archive(behind)).doesNotExist();
      try (var _ = new DatasetKeeper(imports, here, deletion)) {
        stored("after", words());
        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> database.datasets().find("after").isPresent());
      }
      assertThat(imports.find(stuck.id())).isPresent();
    }

    Files.delete(archives);
    Files.delete(archives.getParent());
    here.removeUnwanted();
    deletion.sweep();
    assertThat(traces(stuck.id())).isZero();
    assertThat(imports.find(stuck.id())).isEmpty();
  }

  private static Path archive(StoredImport dataset) {
    return folder.resolve("archives").resolve(dataset.id().toString());
  }

  private static void awaitOrEnd(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private StoredImport stored(String name, byte[] archive) throws IOException {
    var id = received(name, archive);
    assertThat(imports.complete(id, Digests.sha256(archive))).isTrue();
    return imports.find(id).orElseThrow();
  }

  private UUID received(String name, byte[] archive) throws IOException {
    var dataset = imports.expect(name, "local", archive.length).orElseThrow().id();
    for (int at = 0; at < archive.length; at += 100_000) {
      var piece = Arrays.copyOfRange(archive, at, Math.min(archive.length, at + 100_000));
      assertThat(imports.append(dataset, files.write(dataset, at, piece, piece.length))).isTrue();
    }
    return dataset;
  }

  private static byte[] words() throws IOException {
    var tar = new ByteArrayOutputStream();
    for (var word : List.of("yes", "no", "stop")) {
      for (int clip = 0; clip < 30; clip++) {
        var samples = new float[1_600];
        Arrays.fill(samples, (clip + 1) / 100f);
        var sound = WavWriter.encode(new Recording(16_000, samples));
        assertThat(sound).startsWith(SPOKEN);
        tar.writeBytes(
            HostileArchive.file(
                "./words/%s/speaker%d_nohash_0.wav".formatted(word, clip), '0', sound));
      }
    }
    tar.writeBytes(HostileArchive.end());
    return HostileArchive.gzip(tar.toByteArray());
  }
}
