package io.thimble.api.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Readers and writers of a service, each a thread, and what they met. */
final class Crowd {
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final Duration RECONNECT = Duration.ofSeconds(3);
  private static final List<String> PAGE = List.of("/", "/css/core.css", "/js/main.js");

  private final ApiUnderTest api;
  private final UUID search;
  private final int readers;
  private final int postsASecond;
  private final String spec;
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Long> reads = new ArrayList<>();
  private final List<Long> posts = new ArrayList<>();
  private final Map<String, LongAdder> answers = new ConcurrentSkipListMap<>();
  private final LongAdder events = new LongAdder();
  private final AtomicInteger posted = new AtomicInteger();
  private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();

  Crowd(ApiUnderTest api, UUID search, int readers, int postsASecond, String spec) {
    this.api = api;
    this.search = search;
    this.readers = readers;
    this.postsASecond = postsASecond;
    this.spec = spec;
  }

  /** All begin within one pause, not at once. */
  void start() {
    for (int i = 0; i < readers; i++) {
      var delay = PAUSE.multipliedBy(i).dividedBy(readers);
      run(() -> read(delay));
      run(() -> follow(delay));
    }
    run(this::post);
  }

  void stop() throws InterruptedException {
    threads.forEach(Thread::interrupt);
    for (var thread : threads) {
      thread.join();
    }
    threads.clear();
  }

  /** What was met, all windows together. */
  Met met() {
    var counts = new TreeMap<String, Long>();
    answers.forEach((what, count) -> counts.put(what, count.sum()));
    return new Met(times(reads), times(posts), events.sum(), counts);
  }

  /**
   * What the crowd met.
   *
   * @param events that came by streams
   * @param answers how many of each kind and status
   */
  record Met(Times reads, Times posts, long events, Map<String, Long> answers) {}

  /** Milliseconds of requests that were answered. */
  record Times(int requests, double p50, double p99, double longest) {}

  private interface Work {
    void run() throws InterruptedException;
  }

  private void run(Work work) {
    threads.add(
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    work.run();
                  } catch (InterruptedException _) {
                    // The window is over.
                  }
                }));
  }

  private void read(Duration delay) throws InterruptedException {
    Thread.sleep(delay);
    for (var file : PAGE) {
      get(file, new ConcurrentHashMap<>());
    }
    var tags = new ConcurrentHashMap<String, String>();
    while (true) {
      for (var path : List.of("", "/front", "/trials?limit=50")) {
        get("/api/v1/searches/" + search + path, tags);
      }
      Thread.sleep(PAUSE);
    }
  }

  /** A reader whose request breaks goes on with the next. */
  private void get(String path, Map<String, String> tags) throws InterruptedException {
    var request = api.request(path);
    if (tags.containsKey(path)) {
      request.header("If-None-Match", tags.get(path));
    }
    long start = System.nanoTime();
    try {
      var answer = client.send(request.build(), BodyHandlers.discarding());
      add(reads, System.nanoTime() - start);
      count("GET " + answer.statusCode());
      answer.headers().firstValue("ETag").ifPresent(tag -> tags.put(path, tag));
    } catch (IOException e) {
      count("GET broken");
    }
  }

  /** As a browser does: a stream that ends is opened again after the last event. */
  private void follow(Duration delay) throws InterruptedException {
    Thread.sleep(delay);
    var last = new AtomicLong();
    while (!Thread.currentThread().isInterrupted()) {
      try {
        follow(last);
      } catch (IOException | UncheckedIOException e) {
        if (!Thread.currentThread().isInterrupted()) {
          count("stream broken");
        }
      }
      Thread.sleep(RECONNECT);
    }
  }

  private void follow(AtomicLong last) throws IOException, InterruptedException {
    var request =
        api.request("/api/v1/searches/%s/events".formatted(search))
            .header("Accept", "text/event-stream")
            .header("Last-Event-ID", String.valueOf(last))
            .timeout(Duration.ofHours(1))
            .build();
    var answer = client.send(request, BodyHandlers.ofLines());
    count("stream " + answer.statusCode());
    try (var lines = answer.body()) {
      lines
          .filter(line -> line.startsWith("id:"))
          .forEach(
              line -> {
                last.set(Long.parseLong(line.substring("id:".length()).strip()));
                events.increment();
              });
    }
  }

  /** Posts in time, whether the answers before have come or not. */
  private void post() throws InterruptedException {
    long start = System.nanoTime();
    for (long i = 1; ; i++) {
      run(this::postOne);
      var next = start + i * Duration.ofSeconds(1).toNanos() / postsASecond;
      Thread.sleep(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
    }
  }

  private void postOne() throws InterruptedException {
    var name = "waiting " + posted.incrementAndGet();
    var request =
        api.request("/api/v1/searches")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", name.replace(' ', '-'))
            .POST(BodyPublishers.ofString(spec.formatted(name)))
            .build();
    long start = System.nanoTime();
    try {
      var answer = client.send(request, BodyHandlers.discarding());
      add(posts, System.nanoTime() - start);
      count("POST " + answer.statusCode());
    } catch (IOException e) {
      count("POST broken");
    }
  }

  private void count(String what) {
    answers.computeIfAbsent(what, _ -> new LongAdder()).increment();
  }

  private static void add(List<Long> times, long nanos) {
    synchronized (times) {
      times.add(nanos);
    }
  }

  private static Times times(List<Long> nanos) {
    var sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    return new Times(sorted.length, at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1));
  }

  private static double at(long[] sorted, double share) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))] / 1e6;
  }
}
