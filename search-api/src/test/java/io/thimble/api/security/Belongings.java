package io.thimble.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.api.SeededSearch;
import io.thimble.db.Database;
import io.thimble.db.archive.ArchivePart;
import io.thimble.db.dataset.StoredDataset;
import io.thimble.db.imports.DatasetCopy;
import io.thimble.db.token.NewToken;
import io.thimble.db.token.Role;
import io.thimble.hw.digest.Sha256;
import io.thimble.hw.search.SearchMove;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Makes what one owner has, anew for each request, for some of them end it. */
final class Belongings {
  /** What every upload is of. */
  static final String ARCHIVE = "four";

  private static final String NAMES = "endpoint-";
  private static final int CLIPS_HEARD_RIGHT = 380;

  private final Database stores;
  private final String owner;
  private final List<UUID> searches = new ArrayList<>();

  Belongings(Database stores, String owner) {
    this.stores = stores;
    this.owner = owner;
  }

  /** Values of the variables in paths and bodies. */
  Map<String, String> make(Subject subject) {
    return switch (subject) {
      case NOTHING, FILE -> Map.of();
      case SEARCH -> Map.of("id", search().id().toString(), "number", "0");
      case PAUSED_SEARCH -> {
        var id = search().id();
        assertThat(stores.searches().move(id, SearchMove.PAUSE, null)).isTrue();
        yield Map.of("id", id.toString());
      }
      case UPLOAD -> Map.of("id", upload(name()).toString());
      case WHOLE_UPLOAD -> Map.of("id", wholeUpload(name()).toString());
      case DATASET -> Map.of("name", dataset());
      case NEW_NAME -> Map.of("name", name());
      case TOKEN -> Map.of("token", token().toString());
      case PROBLEM -> Map.of("label", "forbidden");
      case BOARD -> Map.of("device", "nucleo-f446re");
    };
  }

  /** Removes all of it, for other tests look at all data sets there are. */
  void remove() {
    searches.forEach(stores.changes()::delete);
    stores.imports().list().stream()
        .filter(dataset -> dataset.name().startsWith(NAMES))
        .forEach(dataset -> stores.imports().delete(dataset.id()));
  }

  private static String name() {
    return NAMES + UUID.randomUUID();
  }

  private SeededSearch search() {
    var search = SeededSearch.ofOwner(stores, "guarded", owner);
    search.score(0, CLIPS_HEARD_RIGHT);
    searches.add(search.id());
    return search;
  }

  private UUID upload(String name) {
    return stores.imports().expect(name, owner, ARCHIVE.length()).orElseThrow().id();
  }

  private UUID wholeUpload(String name) {
    var id = upload(name);
    assertThat(stores.imports().append(id, new ArchivePart(0, ARCHIVE.length(), "part"))).isTrue();
    return id;
  }

  private String dataset() {
    var name = name();
    var id = wholeUpload(name);
    assertThat(stores.imports().complete(id, Sha256.of(ARCHIVE))).isTrue();
    var copy = new DatasetCopy(id, "place", "worker", "/data/" + name, /* ready= */ false);
    assertThat(stores.imports().beginCopy(copy)).isTrue();
    var words = new TreeMap<>(Map.of("yes", 30, "no", 30));
    var seen =
        new StoredDataset(name, "/data/" + name, words, false, null, List.of(), Instant.now());
    assertThat(stores.imports().ready(copy, seen)).isTrue();
    return name;
  }

  private UUID token() {
    var name = name();
    var token = new NewToken(name, owner, Role.READER, Sha256.of(name), /* expiresAt= */ null);
    return stores.tokens().create(token).id();
  }
}
