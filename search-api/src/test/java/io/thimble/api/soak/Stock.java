package io.thimble.api.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.api.SeededSearch;
import io.thimble.db.Database;
import io.thimble.db.token.NewToken;
import io.thimble.db.token.Role;
import io.thimble.hw.digest.Sha256;
import io.thimble.hw.search.SearchMove;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * What requests are about: searches and uploads in every state, data sets and tokens. Those that a
 * request uses up are made for it; those that are only read stand until they are renewed.
 */
final class Stock {
  /** What every upload is of. */
  static final byte[] ARCHIVE = TinyWords.clip();

  /** The trial of {@link #scored} that has files, and one that has none. */
  static final List<Integer> TRIALS = List.of(0, 0, 0, 1);

  private final Database stores;
  private final ApiUnderTest api;
  private final String prefix;
  private final List<UUID> standing = new ArrayList<>();
  private final List<UUID> scored = new ArrayList<>();
  private final List<UUID> uploads = new ArrayList<>();
  private int made;

  /**
   * A stock.
   *
   * @param prefix of all names that it gives
   */
  Stock(Database stores, ApiUnderTest api, String prefix) {
    this.stores = stores;
    this.api = api;
    this.prefix = prefix;
    renew();
  }

  /** Makes all that stands anew, for requests may have ended or deleted some of it. */
  void renew() {
    standing.clear();
    scored.clear();
    uploads.clear();
    uploads.addAll(List.of(receiving(), received(), stored(), failed(), deleted()));
    var over = scoredNow();
    over.complete();
    scored.addAll(List.of(scoredNow().id(), over.id()));
    standing.addAll(scored);
    standing.addAll(List.of(queued(), running(), paused(), completed()));
    standing.add(moved(SearchMove.FAIL));
    standing.add(moved(SearchMove.CANCEL));
  }

  /** A name that nothing has yet. */
  String name() {
    made++;
    return prefix + "-" + made;
  }

  /** A search in any state. */
  UUID any(RandomGenerator random) {
    return WrongValues.pick(standing, random);
  }

  /** A search with a scored trial and its files, running or over. */
  UUID scored(RandomGenerator random) {
    return WrongValues.pick(scored, random);
  }

  /** The last event of a search. */
  long lastEvent(UUID search) {
    return stores.events().last(search);
  }

  UUID queued() {
    return SeededSearch.queued(stores, name()).id();
  }

  UUID running() {
    return SeededSearch.running(stores, name()).id();
  }

  UUID paused() {
    return moved(SearchMove.PAUSE);
  }

  UUID completed() {
    return moved(SearchMove.COMPLETE);
  }

  private UUID moved(SearchMove move) {
    var id = running();
    assertThat(stores.searches().move(id, move, "The test wants it so.")).isTrue();
    return id;
  }

  private SeededSearch scoredNow() {
    var search = SeededSearch.running(stores, name());
    search.score(0, 380);
    search.train(1);
    return search;
  }

  /** An upload in any state. */
  UUID anyUpload(RandomGenerator random) {
    return WrongValues.pick(uploads, random);
  }

  /** An upload of which nothing is there. */
  UUID receiving() {
    return stores.imports().expect(name(), "local", ARCHIVE.length).orElseThrow().id();
  }

  /** An upload of which everything is there. */
  UUID received() {
    var id = receiving();
    var piece =
        api.request("/api/v1/uploads/" + id)
            .header("Upload-Offset", "0")
            .PUT(BodyPublishers.ofByteArray(ARCHIVE))
            .build();
    try {
      assertThat(api.status(piece)).isEqualTo(200);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return id;
  }

  private UUID stored() {
    var id = received();
    assertThat(stores.imports().complete(id, Sha256.of(ARCHIVE))).isTrue();
    return id;
  }

  private UUID failed() {
    var id = receiving();
    assertThat(stores.imports().fail(id, "It is no archive. Maybe send another one.")).isTrue();
    return id;
  }

  private UUID deleted() {
    var id = receiving();
    assertThat(stores.imports().delete(id)).isTrue();
    return id;
  }

  /** The name of a data set that came as an archive. */
  String imported() {
    return stores.imports().find(receiving()).orElseThrow().name();
  }

  UUID token() {
    var name = name();
    var token = new NewToken(name, "ada", Role.READER, Sha256.of(name), /* expiresAt= */ null);
    return stores.tokens().create(token).id();
  }
}
