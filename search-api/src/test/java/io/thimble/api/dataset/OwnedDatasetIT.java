package io.thimble.api.dataset;

import static io.thimble.api.RunningApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.api.RunningApi;
import io.thimble.api.security.GuardedApi;
import io.thimble.db.dataset.StoredDataset;
import io.thimble.db.imports.DatasetCopy;
import io.thimble.db.search.NewSearch;
import io.thimble.db.token.Role;
import io.thimble.hw.digest.Sha256;
import io.thimble.hw.search.SearchMove;
import io.thimble.hw.search.SearchSpecJson;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** What owners learn of each other's data sets, and of what was secret in an address. */
@ExtendWith(RunningApi.Extension.class)
@TestInstance(Lifecycle.PER_CLASS)
final class OwnedDatasetIT {
  private final RunningApi api;
  private GuardedApi guarded;
  private String dora;
  private String eric;

  OwnedDatasetIT(RunningApi api) {
    this.api = api;
  }

  @BeforeAll
  void start() {
    guarded = GuardedApi.start(api, "--thimble.data.store=" + api.folder().resolve("archives"));
    dora = guarded.token("dora", Role.SUBMITTER);
    eric = guarded.token("eric", Role.SUBMITTER);
  }

  @AfterAll
  void stop() {
    guarded.close();
  }

  @Test
  void dataSetOfAnotherOwnerIsNotThereToBeDeleted() {
    ready("doras-own");

    var answer = delete(eric, "doras-own");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("/problems/dataset-not-found");
    assertThat(delete(dora, "doras-own").statusCode()).isEqualTo(202);
  }

  @Test
  void searchesOfOtherOwnersAreCountedAndNotNamed() {
    ready("read-by-two");
    var own = search("dora", "read-by-two");
    var other = search("eric", "read-by-two");

    var inUse = delete(dora, "read-by-two");

    assertThat(inUse.statusCode()).isEqualTo(409);
    assertThat(inUse.body())
        .contains("/problems/dataset-in-use", own.toString(), "1 of other owners")
        .doesNotContain(other.toString());
    api.stores().searches().move(own, SearchMove.CANCEL, null);
    api.stores().searches().move(other, SearchMove.CANCEL, null);
    var deleted = delete(dora, "read-by-two");
    assertThat(deleted.statusCode()).isEqualTo(202);
    assertThat(deleted.body()).contains(own.toString()).doesNotContain(other.toString());
    assertThat(json(deleted).get("searchesOfOthers").asInt()).isEqualTo(1);
  }

  @Test
  void nothingSecretInAnAddressIsShown() {
    var refused = fetch("https://zoe:hush@example.org/words.zip?signature=hush");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("https://example.org/words.zip")
        .doesNotContain("hush", "zoe");

    var url = "https://example.org/words.zip?signature=hush";
    var taken = fetch(url);
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
    assertThat(taken.body()).doesNotContain("hush");
    var id = UUID.fromString(json(taken).get("id").asString());
    api.stores().imports().stumble(id, "%s cannot be reached. Maybe later.".formatted(url));

    var shown = guarded.get(dora, "/api/v1/uploads/" + id);

    assertThat(json(shown).get("url").asString()).isEqualTo("https://example.org/words.zip");
    assertThat(json(shown).get("problem").asString())
        .isEqualTo("https://example.org/words.zip cannot be reached. Maybe later.");
    assertThat(api.stores().imports().find(id).orElseThrow().url()).isEqualTo(url);
    delete(dora, "secret-words");
  }

  private HttpResponse<String> fetch(String url) {
    return guarded.post(
        dora,
        "/api/v1/datasets",
        "{\"name\": \"secret-words\", \"url\": \"%s\", \"sha256\": \"%s\"}"
            .formatted(url, "0".repeat(64)));
  }

  /** An imported data set of dora's that a worker has unpacked. */
  private void ready(String name) {
    var begun = guarded.post(dora, "/api/v1/datasets/" + name + "/uploads", "{\"bytes\": 10}");
    var id = UUID.fromString(json(begun).get("id").asString());
    var put =
        guarded
            .request(dora, "/api/v1/uploads/" + id)
            .header("Upload-Offset", "0")
            .PUT(BodyPublishers.ofByteArray(new byte[10]));
    assertThat(guarded.send(put).statusCode()).isEqualTo(200);
    var imports = api.stores().imports();
    assertThat(imports.complete(id, Sha256.of(new byte[10]))).isTrue();
    var copy = new DatasetCopy(id, "place", "worker 1", "/somewhere", false);
    assertThat(imports.beginCopy(copy)).isTrue();
    var words = new TreeMap<>(Map.of("no", 100, "yes", 100));
    var description = new StoredDataset(name, null, words, false, null, List.of(), Instant.now());
    assertThat(imports.ready(copy, description)).isTrue();
  }

  private UUID search(String owner, String dataset) {
    var spec =
        SearchSpecJson.read(
            """
            {"dataset": "%s", "keywords": ["no", "yes"], "budget": {"flashBytes": 90000}}
            """
                .formatted(dataset));
    var imported = api.stores().imports().listed(dataset).orElseThrow().id();
    return api.stores().searches().create(new NewSearch(spec, owner, imported, null)).orElseThrow();
  }

  private HttpResponse<String> delete(String token, String name) {
    return guarded.send(guarded.request(token, "/api/v1/datasets/" + name).DELETE());
  }
}
