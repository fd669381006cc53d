package io.thimble.worker.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.thimble.db.Database;
import io.thimble.db.archive.FolderArchiveFiles;
import io.thimble.db.imports.ImportState;
import io.thimble.db.imports.ImportStore;
import io.thimble.db.migrate.Migrate;
import io.thimble.db.postgres.EmbeddedDatabase;
import io.thimble.worker.data.Digests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives from a real server on the loopback, which is asked only where that is allowed. */
class FetcherIT {
  private static final AtomicInteger NAMES = new AtomicInteger();

  @TempDir private static Path folder;
  private static EmbeddedDatabase postgres;
  private static ImportStore imports;

  private final FolderArchiveFiles files = new FolderArchiveFiles(folder.resolve("archives"));
  private HttpServer server;
  private final CountDownLatch over = new CountDownLatch(1);
  private AtomicInteger requests;
  private Fetcher trusting;

  @BeforeAll
  static void startDatabase() {
    postgres = EmbeddedDatabase.start(folder.resolve("postgres"));
    Migrate.run(postgres.dataSource());
    imports = Database.of(postgres.dataSource()).imports();
  }

  @AfterAll
  static void stopDatabase() {
    postgres.close();
  }

  @BeforeEach
  void start() throws IOException {
    requests = new AtomicInteger();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    trusting = new Fetcher(imports, files, 64 << 20, /* privateAddresses= */ true);
  }

  @AfterEach
  void stop() throws IOException {
    over.countDown();
    trusting.close();
    server.stop(0);
  }

  @ParameterizedTest
  @CsvSource({"1, true", "2, true", "3, true", "4, false", "5, false"})
  void archiveArrivesWholeThoughItsServerBreaksOffAgainAndAgain(long seed, boolean ranges)
      throws IOException {
    var random = new SplittableRandom(seed);
    var archive = new byte[random.nextInt(100_000, 2_000_000)];
    random.nextBytes(archive);
    serve(archive, ranges, random, 5);
    var dataset = fetched(archive, address("/archive"));

    int failures = 0;
    boolean ended = false;
    while (!ended) {
      try {
        ended = trusting.fetch(dataset, () -> false);
      } catch (RefusedFetchException e) {
        throw e;
      } catch (IOException e) {
        failures++;
      }
      assertThat(failures).as("seed %d", seed).isLessThan(20);
    }

    assertThat(failures).as("seed %d", seed).isGreaterThan(0);
    assertThat(imports.find(dataset).orElseThrow().state()).isEqualTo(ImportState.STORED);
    assertThat(stored(dataset)).as("seed %d", seed).isEqualTo(archive);
  }

  /** Each answer but those after the first few breaks off somewhere. */
  private void serve(byte[] archive, boolean ranges, SplittableRandom random, int broken) {
    server.createContext(
        "/archive",
        exchange -> {
          var range = exchange.getRequestHeaders().getFirst("Range");
          int start = ranges && range != null ? Integer.parseInt(range.split("[=-]")[1]) : 0;
          int length = archive.length - start;
          int sent = requests.getAndIncrement() < broken ? random.nextInt(length) : length;
          if (start > 0) {
            exchange
                .getResponseHeaders()
                .set(
                    "Content-Range",
                    "bytes %d-%d/%d".formatted(start, archive.length - 1, archive.length));
          }
          answer(exchange, start > 0 ? 206 : 200, archive, start, length, sent);
        });
  }

  private static void answer(
      HttpExchange exchange, int code, byte[] bytes, int start, int announced, int sent)
      throws IOException {
    exchange.sendResponseHeaders(code, announced);
    exchange.getResponseBody().write(bytes, start, sent);
    exchange.getResponseBody().flush();
    exchange.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "[::1]", "2130706433", "[::ffff:127.0.0.1]"})
  void thisMachineIsNotAskedForWhatAStrangerWants(String host) throws IOException {
    serve(new byte[100], true, new SplittableRandom(1), 0);
    var url = "http://%s:%d/archive".formatted(host, server.getAddress().getPort());
    var dataset = fetched(new byte[100], url);

    try (var fetcher = new Fetcher(imports, files, 64 << 20, /* privateAddresses= */ false)) {
      assertThatThrownBy(() -> fetcher.fetch(dataset, () -> false))
          .isInstanceOf(RefusedFetchException.class)
          .hasMessageContaining("private network")
          .hasMessageContaining("THIMBLE_DATA_PRIVATE");
    }
    assertThat(requests).as("requests that reached the server").hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:///etc/passwd", "gopher://127.0.0.1/", "/again", "http://"})
  void redirectToWhatIsNoArchiveIsNotFollowed(String location) {
    server.createContext(
        "/again",
        exchange -> {
          requests.incrementAndGet();
          exchange.getResponseHeaders().set("Location", location);
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    var dataset = fetched(new byte[100], address("/again"));

    assertThatThrownBy(() -> trusting.fetch(dataset, () -> false))
        .isInstanceOf(RefusedFetchException.class)
        .hasMessageContaining("Maybe");
    assertThat(requests.get()).isLessThan(10);
  }

  @Test
  void redirectToTheArchiveIsFollowed() throws IOException {
    var archive = new byte[1_000];
    serve(archive, true, new SplittableRandom(1), 0);
    server.createContext(
        "/moved",
        exchange -> {
          exchange.getResponseHeaders().set("Location", "/archive");
          exchange.sendResponseHeaders(301, -1);
          exchange.close();
        });
    var dataset = fetched(archive, address("/moved"));

    assertThat(trusting.fetch(dataset, () -> false)).isTrue();
    assertThat(stored(dataset)).isEqualTo(archive);
  }

  @ParameterizedTest
  @CsvSource({"404, true", "403, true", "500, false", "503, false", "429, false"})
  void refusalOfTheServerIsFinalWhereItWillNotChange(int code, boolean last) {
    server.createContext(
        "/refused",
        exchange -> {
          exchange.sendResponseHeaders(code, -1);
          exchange.close();
        });
    var dataset = fetched(new byte[100], address("/refused"));

    assertThatThrownBy(() -> trusting.fetch(dataset, () -> false))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(Integer.toString(code))
        .satisfies(e -> assertThat(e instanceof RefusedFetchException).isEqualTo(last));
  }

  @ParameterizedTest
  @CsvSource({"404", "302", "200"})
  void restOfAnAnswerThatIsNotWantedIsNotRead(int code) throws Exception {
    long announced = 4L << 30;
    var sent = new AtomicLong();
    var cutOff = new CountDownLatch(1);
    server.createContext(
        "/endless",
        exchange -> {
          exchange.getResponseHeaders().set("Location", "/nowhere");
          exchange.sendResponseHeaders(code, announced);
          try (var body = exchange.getResponseBody()) {
            var chunk = new byte[1 << 16];
            while (sent.addAndGet(chunk.length) < announced) {
              body.write(chunk);
            }
          } catch (IOException e) {
            cutOff.countDown();
          }
        });
    var dataset = fetched(new byte[100], address("/endless"));

    assertThatThrownBy(() -> trusting.fetch(dataset, () -> false))
        .isInstanceOf(RefusedFetchException.class);

    assertThat(cutOff.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(sent).hasValueLessThan(256 << 20);
  }

  @Test
  void serverThatDawdlesHoldsNobodyThatWantsToStop() throws IOException {
    dawdle("/silent", 30_000);
    var dataset = fetched(new byte[100], address("/silent"));

    assertThat(trusting.fetch(dataset, () -> true)).as("ended").isFalse();
  }

  @Test
  void serverThatSendsAByteNowAndThenIsLeftAndAskedForTheRest() throws IOException {
    var archive = new byte[1_000];
    var dataset = fetched(archive, address("/drops"));
    dawdle("/drops", 100);

    try (var hasty = new Fetcher(imports, files, 64 << 20, true, Duration.ofSeconds(1))) {
      assertThatThrownBy(() -> hasty.fetch(dataset, () -> false))
          .isNotInstanceOf(RefusedFetchException.class)
          .hasMessageContaining("sent less than");
    }
    assertThat(imports.find(dataset).orElseThrow().received()).isBetween(1L, 999L);
  }

  /** Serves 1,000 bytes with a pause before each. */
  private void dawdle(String path, int millis) {
    server.createContext(
        path,
        exchange -> {
          exchange.sendResponseHeaders(200, 1_000);
          try (var body = exchange.getResponseBody()) {
            while (!over.await(millis, TimeUnit.MILLISECONDS)) {
              body.write(0);
              body.flush();
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  @Test
  void archiveThatIsTooLongIsNotEvenBegun() {
    server.createContext("/long", exchange -> answer(exchange, 200, new byte[10], 0, 65 << 20, 10));
    var dataset = fetched(new byte[100], address("/long"));

    assertThatThrownBy(() -> trusting.fetch(dataset, () -> false))
        .isInstanceOf(RefusedFetchException.class)
        .hasMessageContaining("THIMBLE_DATA_MOSTBYTES");
    assertThat(imports.parts(dataset)).isEmpty();
  }

  @Test
  void archiveThatChangedItsLengthIsFetchedFromItsBeginning() throws IOException {
    var random = new SplittableRandom(6);
    var archive = new byte[5_000];
    random.nextBytes(archive);
    var dataset = fetched(archive, address("/archive"));
    assertThat(imports.announce(dataset, 9_000)).isTrue();
    assertThat(imports.append(dataset, files.write(dataset, 0, new byte[100], 100))).isTrue();
    serve(archive, true, random, 0);

    assertThatThrownBy(() -> trusting.fetch(dataset, () -> false))
        .isNotInstanceOf(RefusedFetchException.class)
        .hasMessageContaining("from its beginning");
    assertThat(trusting.fetch(dataset, () -> false)).isTrue();
    assertThat(stored(dataset)).isEqualTo(archive);
  }

  @Test
  void archiveThatAnotherWorkerCompletedMeanwhileIsLeftAlone() throws IOException {
    var archive = new byte[5_000];
    new SplittableRandom(8).nextBytes(archive);
    var dataset = fetched(archive, address("/other"));
    server.createContext(
        "/other",
        exchange -> {
          // The other worker was faster, and the server sends something else since then.
          assertThat(imports.announce(dataset, archive.length)).isTrue();
          var part = files.write(dataset, 0, archive, archive.length);
          assertThat(imports.append(dataset, part)).isTrue();
          assertThat(imports.complete(dataset, Digests.sha256(archive))).isTrue();
          answer(exchange, 200, new byte[10], 0, 10, 10);
        });

    assertThat(trusting.fetch(dataset, () -> false)).isTrue();

    assertThat(imports.find(dataset).orElseThrow().state()).isEqualTo(ImportState.STORED);
    assertThat(stored(dataset)).isEqualTo(archive);
  }

  @Test
  void fetchOfADeletedDataSetLeavesNothing() throws IOException {
    var archive = new byte[20 << 20];
    serve(archive, true, new SplittableRandom(1), 0);
    var dataset = fetched(archive, address("/archive"));

    assertThat(trusting.fetch(dataset, () -> imports.delete(dataset))).isTrue();

    files.delete(dataset);
    assertThat(imports.find(dataset).orElseThrow().state()).isEqualTo(ImportState.DELETING);
    assertThat(trusting.fetch(dataset, () -> false)).as("nothing is left to do").isTrue();
    assertThat(folder.resolve("archives").resolve(dataset.toString())).doesNotExist();
  }

  private UUID fetched(byte[] archive, String url) {
    var name = "fetched-" + NAMES.incrementAndGet();
    return imports.fetch(name, "local", url, Digests.sha256(archive)).orElseThrow().id();
  }

  private String address(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private byte[] stored(UUID dataset) throws IOException {
    var whole = new ByteArrayOutputStream();
    for (var part : imports.parts(dataset)) {
      try (var bytes = files.read(dataset, part)) {
        bytes.transferTo(whole);
      }
    }
    return whole.toByteArray();
  }
}
