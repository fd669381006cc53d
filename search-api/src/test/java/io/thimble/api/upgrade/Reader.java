package io.thimble.api.upgrade;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody who looks at a search all the time, until the API is to be stopped. */
final class Reader implements AutoCloseable {
  private static final int MILLIS_BETWEEN = 200;

  private final ServedApi api;
  private final List<String> paths;
  private final AtomicInteger reads = new AtomicInteger();
  private final List<String> refused = Collections.synchronizedList(new ArrayList<>());
  private final Thread thread;

  private Reader(ServedApi api, List<String> paths) {
    this.api = api;
    this.paths = paths;
    this.thread = Thread.ofVirtual().start(this::run);
  }

  /** Reads what both generations know. */
  static Reader of(ServedApi api, String search) {
    var path = "/api/v1/searches/" + search;
    return new Reader(
        api,
        List.of(
            "/api/v1/searches",
            path,
            path + "/trials",
            path + "/trials.csv",
            path + "/trials/0",
            path + "/front",
            path + "/events?after=0",
            "/api/v1/workers",
            "/api/v1/datasets",
            "/api/v1/devices"));
  }

  private void run() {
    try {
      for (int i = 0; !Thread.interrupted(); i++) {
        var path = paths.get(i % paths.size());
        int status = api.status(path);
        reads.incrementAndGet();
        if (status != 200) {
          refused.add(path + " " + status);
        }
        Thread.sleep(MILLIS_BETWEEN);
      }
    } catch (IOException e) {
      refused.add(e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  int reads() {
    return reads.get();
  }

  /** What was not answered with 200. */
  List<String> refused() {
    return List.copyOf(refused);
  }

  @Override
  public void close() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }
}
