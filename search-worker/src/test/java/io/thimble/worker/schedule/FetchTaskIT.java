package io.thimble.worker.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.sun.net.httpserver.HttpServer;
import io.thimble.db.Database;
import io.thimble.db.archive.FolderArchiveFiles;
import io.thimble.db.migrate.Migrate;
import io.thimble.db.postgres.EmbeddedDatabase;
import io.thimble.worker.fetch.Fetcher;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fetches beside other tasks of one worker. */
class FetchTaskIT {
  @TempDir private Path folder;

  @Test
  void serversThatHangHoldOneThreadOfAWorkerAtMost() throws Exception {
    var otherRan = new CountDownLatch(1);
    var asked = new CountDownLatch(1);
    var atOnce = new AtomicInteger();
    var most = new AtomicInteger();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    try (var postgres = EmbeddedDatabase.start(folder.resolve("postgres"));
        var threads = Executors.newCachedThreadPool()) {
      Migrate.run(postgres.dataSource());
      server.setExecutor(threads);
      server.createContext(
          "/",
          exchange -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            asked.countDown();
            try {
              assertThat(otherRan.await(2, TimeUnit.MINUTES)).isTrue();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            atOnce.decrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
          });
      server.start();
      var imports = Database.of(postgres.dataSource()).imports();
      var files = new FolderArchiveFiles(folder.resolve("archives"));
      var url = "http://127.0.0.1:%d/".formatted(server.getAddress().getPort());
      for (int set = 0; set < 4; set++) {
        assertThat(imports.fetch("set-" + set, "local", url + set, "0".repeat(64))).isPresent();
      }
      var other = Tasks.oneTime("other").execute((_, _) -> otherRan.countDown());
      try (var fetcher = new Fetcher(imports, files, 1 << 20, true)) {
        var scheduler =
            Scheduler.create(
                    postgres.dataSource(),
                    new FetchTask(imports, fetcher, Clock.systemUTC()).task(),
                    other)
                .threads(2)
                .pollUsingLockAndFetch(0.5, 1)
                .pollingInterval(Duration.ofMillis(50))
                .build();
        scheduler.start();
        try {
          assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();
          scheduler.schedule(other.instance("it"), Instant.now());
          assertThat(otherRan.await(40, TimeUnit.SECONDS)).isTrue();
        } finally {
          otherRan.countDown();
          scheduler.stop();
        }
      }
    } finally {
      server.stop(0);
    }
    assertThat(most).hasValue(1);
  }
}
