package io.thimble.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.thimble.hw.digest.Sha256;
import io.thimble.worker.data.audio.Recording;
import io.thimble.worker.data.audio.WavWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data set from the internet, on real workers of which one is really killed. */
class ImportedWordsIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** What comes before the server falls silent: more than one piece. */
  private static final int FIRST_BYTES = 9 << 20;

  @TempDir private Path folder;

  @Test
  void wordsArriveThoughTheWorkerThatFetchesThemIsKilledAndGoWhenTheyAreDeleted() throws Exception {
    var archive = archive();
    assertThat(archive.length).isGreaterThan(FIRST_BYTES);
    var requests = new AtomicInteger();
    var silent = new CountDownLatch(1);
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/words.tar.gz",
        exchange -> {
          var range = exchange.getRequestHeaders().getFirst("Range");
          int start = range == null ? 0 : Integer.parseInt(range.split("[=-]")[1]);
          boolean first = requests.getAndIncrement() == 0;
          if (start > 0) {
            exchange
                .getResponseHeaders()
                .set(
                    "Content-Range",
                    "bytes %d-%d/%d".formatted(start, archive.length - 1, archive.length));
          }
          exchange.sendResponseHeaders(start > 0 ? 206 : 200, archive.length - start);
          exchange
              .getResponseBody()
              .write(archive, start, first ? FIRST_BYTES : archive.length - start);
          exchange.getResponseBody().flush();
          if (first) {
            await(silent);
          }
          exchange.close();
        });
    server.start();
    try (var workplace = new Workplace(folder)) {
      var imports = workplace.database().imports();
      var url = "http://127.0.0.1:%d/words.tar.gz".formatted(server.getAddress().getPort());
      var dataset = imports.fetch("far-words", "local", url, Sha256.of(archive)).orElseThrow().id();
      try (var worker = workplace.start("killed")) {
        Awaitility.await()
            .atMost(PATIENCE)
            .until(() -> imports.find(dataset).orElseThrow().received() > 0);
        worker.kill();
      }
      assertThat(imports.find(dataset).orElseThrow().received()).isEqualTo(8L << 20);

      try (var _ = workplace.start("next")) {
        Awaitility.await()
            .atMost(PATIENCE)
            .until(() -> workplace.database().datasets().find("far-words").isPresent());
        assertThat(workplace.database().datasets().find("far-words").orElseThrow().words())
            .containsEntry("yes", 150)
            .containsEntry("no", 150);
        assertThat(requests).as("fetched on from where the killed worker was").hasValue(2);

        assertThat(imports.delete(dataset)).isTrue();
        Awaitility.await().atMost(PATIENCE).until(() -> traces(dataset.toString()) == 0);
        assertThat(imports.copies(dataset)).isEmpty();
      }
    } finally {
      silent.countDown();
      server.stop(0);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long traces(String dataset) throws IOException {
    long traces = 0;
    for (var home : new String[] {"archives", "datasets"}) {
      if (Files.isDirectory(folder.resolve(home))) {
        try (var files = Files.list(folder.resolve(home))) {
          traces += files.filter(file -> file.endsWith(dataset)).count();
        }
      }
    }
    return traces;
  }

  /** Noise, so that it does not pack. */
  private static byte[] archive() throws IOException {
    var random = new SplittableRandom(11);
    var packed = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(packed))) {
      for (var word : new String[] {"yes", "no"}) {
        for (int clip = 0; clip < 150; clip++) {
          var samples = new float[20_000];
          for (int i = 0; i < samples.length; i++) {
            samples[i] = random.nextFloat(-1, 1);
          }
          var sound = WavWriter.encode(new Recording(16_000, samples));
          var entry = new TarArchiveEntry("%s/speaker%d_nohash_0.wav".formatted(word, clip));
          entry.setSize(sound.length);
          tar.putArchiveEntry(entry);
          tar.write(sound);
          tar.closeArchiveEntry();
        }
      }
    }
    return packed.toByteArray();
  }
}
