package io.thimble.api.events;

import io.thimble.api.Settings;
import io.thimble.api.error.ApiException;
import io.thimble.api.security.Caller;
import io.thimble.api.security.Callers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Sends a search's events down a stream, on a virtual thread of its own, until the search ends.
 * What let the caller in was judged when the stream was opened, so a stream ends after some
 * minutes, and before that with the token or session: whoever still may opens the next one where it
 * stood.
 */
@Component
class EventStream {
  private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

  private final RecentEvents events;
  private final OpenStreams streams;
  private final Vouchers vouchers;
  private final long pollMillis;
  private final long heartbeatNanos;
  private final long lifetimeNanos;
  private final CountDownLatch closing = new CountDownLatch(1);

  EventStream(RecentEvents events, OpenStreams streams, Vouchers vouchers, Settings settings) {
    this.events = events;
    this.streams = streams;
    this.vouchers = vouchers;
    this.pollMillis = settings.eventPoll().toMillis();
    this.heartbeatNanos = settings.eventHeartbeat().toNanos();
    this.lifetimeNanos = settings.eventLifetime().toNanos();
  }

  /**
   * A stream that begins after this id.
   *
   * @throws ApiException when the caller's owner has too many open
   */
  SseEmitter open(UUID search, long after) {
    var emitter = new SseEmitter(0L);
    var asking = SecurityContextHolder.getContext();
    var caller = Callers.current();
    streams.enter(caller.owner());
    Thread.ofVirtual()
        .name("events-" + search)
        .start(
            new DelegatingSecurityContextRunnable(
                () -> {
                  try {
                    run(emitter, search, after, caller);
                  } finally {
                    streams.leave(caller.owner());
                  }
                },
                asking));
    return emitter;
  }

  /** Streams would hold up the shutdown otherwise. */
  @EventListener(ContextClosedEvent.class)
  void close() {
    closing.countDown();
  }

  private void run(SseEmitter emitter, UUID search, long after, Caller caller) {
    try {
      send(emitter, search, after, caller);
      emitter.complete();
    } catch (IOException | IllegalStateException _) {
      emitter.complete();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      emitter.completeWithError(e);
    }
  }

  private void send(SseEmitter emitter, UUID search, long after, Caller caller)
      throws IOException, InterruptedException {
    var last = after;
    var openedAt = System.nanoTime();
    var sentAt = openedAt;
    var vouchedAt = openedAt;
    emitter.send(SseEmitter.event().comment("events of " + search));
    do {
      if (vouchers.expired(caller)) {
        return;
      }
      // Streams are many, so the store is not asked at every poll.
      if (System.nanoTime() - vouchedAt >= heartbeatNanos) {
        if (vouchers.revoked(caller)) {
          return;
        }
        vouchedAt = System.nanoTime();
      }
      var news = events.after(search, last);
      if (!news.lines().isEmpty()) {
        // All at once: one by one, each would be a packet of its own.
        emitter.send(Set.of(new DataWithMediaType(String.join("", news.lines()), TEXT)));
      }
      if (news.ended()) {
        return;
      }
      if (!news.lines().isEmpty()) {
        last = news.last();
        sentAt = System.nanoTime();
      } else if (System.nanoTime() - sentAt >= heartbeatNanos) {
        emitter.send(SseEmitter.event().comment("still here"));
        sentAt = System.nanoTime();
      }
    } while (System.nanoTime() - openedAt < lifetimeNanos
        && !closing.await(pollMillis, TimeUnit.MILLISECONDS));
  }
}
