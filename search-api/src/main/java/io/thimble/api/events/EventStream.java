package io.thimble.api.events;

import io.thimble.api.Settings;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Sends a search's events down a stream, on a virtual thread of its own, until the search ends. */
@Component
class EventStream {
  private final EventFeed feed;
  private final long pollMillis;
  private final long heartbeatNanos;
  private final CountDownLatch closing = new CountDownLatch(1);

  EventStream(EventFeed feed, Settings settings) {
    this.feed = feed;
    this.pollMillis = settings.eventPoll().toMillis();
    this.heartbeatNanos = settings.eventHeartbeat().toNanos();
  }

  /** A stream that begins after this id. */
  SseEmitter open(UUID search, long after) {
    var emitter = new SseEmitter(0L);
    var asking = SecurityContextHolder.getContext();
    Thread.ofVirtual()
        .name("events-" + search)
        .start(new DelegatingSecurityContextRunnable(() -> run(emitter, search, after), asking));
    return emitter;
  }

  /** Streams would hold up the shutdown otherwise. */
  @EventListener(ContextClosedEvent.class)
  void close() {
    closing.countDown();
  }

  private void run(SseEmitter emitter, UUID search, long after) {
    try {
      send(emitter, search, after);
      emitter.complete();
    } catch (IOException | IllegalStateException _) {
      emitter.complete();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      emitter.completeWithError(e);
    }
  }

  private void send(SseEmitter emitter, UUID search, long after)
      throws IOException, InterruptedException {
    var last = after;
    var sentAt = System.nanoTime();
    emitter.send(SseEmitter.event().comment("events of " + search));
    do {
      var news = feed.after(search, last);
      for (var event : news.events()) {
        emitter.send(
            SseEmitter.event()
                .id(String.valueOf(event.id()))
                .data(event, MediaType.APPLICATION_JSON));
      }
      if (news.ended()) {
        return;
      }
      if (!news.events().isEmpty()) {
        last = news.last();
        sentAt = System.nanoTime();
      } else if (System.nanoTime() - sentAt >= heartbeatNanos) {
        emitter.send(SseEmitter.event().comment("still here"));
        sentAt = System.nanoTime();
      }
    } while (!closing.await(pollMillis, TimeUnit.MILLISECONDS));
  }
}
