package io.thimble.api;

import io.thimble.db.event.EventStore;
import io.thimble.db.search.StoredSearch;
import io.thimble.hw.digest.Sha256;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.WebRequest;

/**
 * Entity tags (RFC 9110, section 8.8.3) of what is told about a search: the same as long as neither
 * its row changed nor anything happened in it. They are weak, because the same facts may be written
 * differently, and they cost no look at its trials. Each version of the program has tags of its
 * own, because it may tell more.
 */
@Component
public class Tags {
  private static final int SHOWN_CHARACTERS = 32;

  private final EventStore events;
  private final String version;

  Tags(EventStore events) {
    this.events = events;
    this.version =
        Objects.requireNonNullElse(Tags.class.getPackage().getImplementationVersion(), "0");
  }

  /**
   * Whether the client has what would be told. The search must have been read before, and what is
   * told of its trials must be read afterwards: then what is told is never older than its tag.
   */
  public boolean isKnown(WebRequest request, StoredSearch search) {
    return isKnown(request, search, /* also= */ "");
  }

  /**
   * The same of an answer that tells more.
   *
   * @param also what it tells that is not the search's own
   */
  public boolean isKnown(WebRequest request, StoredSearch search, String also) {
    var digest =
        Sha256.of("%s %d %s %s".formatted(version, events.last(search.id()), search, also));
    return request.checkNotModified("W/\"%s\"".formatted(digest.substring(0, SHOWN_CHARACTERS)));
  }
}
