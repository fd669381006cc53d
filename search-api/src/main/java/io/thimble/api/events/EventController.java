package io.thimble.api.events;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** {@code GET …/events}, and {@code …/events?after=ID} where streams do not get through. */
@RestController
@RequestMapping("/api/v1/searches/{id}/events")
@Tag(name = "events")
class EventController {
  private final EventFeed feed;
  private final EventStream stream;

  EventController(EventFeed feed, EventStream stream) {
    this.feed = feed;
    this.stream = stream;
  }

  @GetMapping(params = "!after", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Operation(
      operationId = "streamEvents",
      summary = "Events as they happen, from the first, after since, or after Last-Event-ID",
      description = "Of since and Last-Event-ID the later counts: the first stays in the address.")
  ResponseEntity<SseEmitter> stream(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "0") long since,
      @RequestHeader(name = "Last-Event-ID", defaultValue = "0") long lastEventId) {
    var last = Math.max(since, lastEventId);
    var news = feed.after(id, last);
    if (news.ended() && news.events().isEmpty()) {
      // A browser connects again after every end; this answer alone makes it stop.
      return ResponseEntity.noContent().build();
    }
    return ResponseEntity.ok()
        .contentType(MediaType.TEXT_EVENT_STREAM)
        .header("Cache-Control", "no-store")
        .header("X-Accel-Buffering", "no")
        .body(stream.open(id, last));
  }

  @GetMapping(params = "after", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(operationId = "listEvents", summary = "Events after an id, at once")
  EventsJson after(@PathVariable UUID id, @RequestParam long after) {
    return feed.after(id, after);
  }
}
