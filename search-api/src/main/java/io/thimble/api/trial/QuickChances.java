package io.thimble.api.trial;

import io.thimble.api.Recent;
import io.thimble.db.search.StoredSearch;
import io.thimble.db.trial.ScoredTrial;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/**
 * How probable it is of trials that they belong on the front, as far as that is told within a
 * moment. Of thousands of trials it takes seconds to work out, and a chart need not wait for it: it
 * is worked out all the same, and whoever asks later is told. Safe for several threads.
 */
@Component
public class QuickChances {
  private static final Duration MOMENT = Duration.ofMillis(100);
  private static final int MOST_MISSED = 1_000;

  private final FrontChances chances;
  private final ConcurrentMap<UUID, CompletableFuture<Map<Integer, Double>>> underWay =
      new ConcurrentHashMap<>();
  private final Recent<UUID, Integer> missed = new Recent<>(MOST_MISSED);
  private final AtomicInteger misses = new AtomicInteger();
  private final String process = UUID.randomUUID().toString();

  QuickChances(FrontChances chances) {
    this.chances = chances;
  }

  /**
   * By number of the trial: what is worked out within a moment, else what was worked out last.
   *
   * @param scored all scored trials of the search
   */
  public Map<Integer, Double> of(StoredSearch search, List<ScoredTrial> scored) {
    var work =
        underWay.computeIfAbsent(
            search.id(),
            _ ->
                CompletableFuture.supplyAsync(
                    () -> chances.of(search, scored, Seeds.of(scored)), QuickChances::start));
    work.whenComplete((_, _) -> underWay.remove(search.id(), work));
    try {
      return told(search, scored, work.get(MOMENT.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException _) {
      return told(search, scored, last(search.id()));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return told(search, scored, last(search.id()));
    }
  }

  /** Notes when what is told is of earlier scores than these. */
  private Map<Integer, Double> told(
      StoredSearch search, List<ScoredTrial> scored, Map<Integer, Double> told) {
    if (!chances.isCurrent(search, scored, Seeds.of(scored))) {
      missed.keep(search.id(), misses.incrementAndGet());
    }
    return told;
  }

  /** By number of the trial: what was worked out last, however long ago; often nothing. */
  public Map<Integer, Double> last(UUID search) {
    return chances.last(search);
  }

  /**
   * Another text after each answer about a search that went without what was still being worked
   * out: an answer that follows one of those is another, although nothing happened in the search.
   * Each process has texts of its own.
   */
  public String version(UUID search) {
    return process + "/" + missed.find(search).orElse(0);
  }

  /** On a thread of the system, as it would keep a virtual one's carrier from all requests. */
  private static void start(Runnable work) {
    Thread.ofPlatform().daemon().name("chances").start(work);
  }
}
