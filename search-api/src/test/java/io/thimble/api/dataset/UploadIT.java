package io.thimble.api.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.thimble.api.RunningApi;
import io.thimble.api.Samples;
import io.thimble.db.archive.FolderArchiveFiles;
import io.thimble.db.imports.DatasetCopy;
import io.thimble.db.imports.ImportState;
import io.thimble.hw.digest.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives on their way to the store. */
@ExtendWith(RunningApi.Extension.class)
final class UploadIT {
  private final RunningApi api;

  UploadIT(RunningApi api) {
    this.api = api;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void archiveArrivesWholeThoughItsSenderIsCutOffAgainAndAgain(long seed) throws IOException {
    var random = new SplittableRandom(seed);
    var archive = new byte[20 << 20];
    random.nextBytes(archive);
    var id = begin("cut-off-" + seed, archive.length);

    for (int at = 0; at < archive.length; at = offset(id)) {
      int length = Math.min(archive.length - at, random.nextInt(1, 12 << 20));
      if (random.nextInt(3) == 0) {
        cutOff(id, archive, at, length, random.nextInt(length));
      } else {
        assertThat(put(id, at, Arrays.copyOfRange(archive, at, at + length)).statusCode())
            .as("seed %d", seed)
            .isIn(200, 409);
      }
    }

    var sha256 = Sha256.of(archive);
    assertThat(complete(id, sha256).statusCode()).isEqualTo(202);
    assertThat(complete(id, sha256).statusCode()).as("said again").isEqualTo(202);
    assertThat(Sha256.of(stored(id))).as("seed %d", seed).isEqualTo(sha256);
  }

  /** Announces a body, sends less, and hangs up. */
  private void cutOff(UUID id, byte[] archive, int at, int length, int sent) throws IOException {
    var address = URI.create(api.address());
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      var head =
          "PUT /api/v1/uploads/%s HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\nContent-Range: bytes %d-%d/%d\r\n\r\n"
              .formatted(id, length, at, at + length - 1, archive.length);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(archive, at, sent);
    }
  }

  @Test
  void pieceThatIsNotTheNextOneIsRefusedWithWhereTheUploadStands() {
    var id = begin("not-next", 10);
    assertThat(put(id, 0, new byte[4]).statusCode()).isEqualTo(200);

    var early = put(id, 0, new byte[4]);
    var late = put(id, 6, new byte[4]);
    var range =
        api.send(
            api.request("/api/v1/uploads/" + id)
                .header("Content-Range", "bytes 4-9/11")
                .PUT(BodyPublishers.ofByteArray(new byte[6]))
                .build());

    assertThat(early.statusCode()).isEqualTo(409);
    assertThat(RunningApi.json(early).path("type").asString())
        .isEqualTo("/problems/upload-offset-mismatch");
    assertThat(RunningApi.json(early).path("offset").asInt()).isEqualTo(4);
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(range.statusCode()).as("of another archive").isEqualTo(400);
    assertThat(offset(id)).isEqualTo(4);
    assertThat(complete(id, Sha256.of(new byte[4])).statusCode()).as("too early").isEqualTo(409);
  }

  @Test
  void bytesBeyondTheAnnouncedOnesAreNotKept() throws IOException {
    var id = begin("too-long", 10);

    assertThat(put(id, 0, new byte[11]).statusCode()).isEqualTo(413);
    assertThat(offset(id)).isEqualTo(10);
    assertThat(stored(id)).hasSize(10);
  }

  /** As curl's {@code --data-binary} sends it. */
  @Test
  void pieceThatIsCalledAFormIsTakenAsItIs() throws IOException {
    var piece = "a=1&b=%zz&c".getBytes(StandardCharsets.US_ASCII);
    var id = begin("form", piece.length);

    var answer =
        api.send(
            api.request("/api/v1/uploads/" + id)
                .header("Upload-Offset", "0")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .PUT(BodyPublishers.ofByteArray(piece))
                .build());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(stored(id)).isEqualTo(piece);
  }

  @Test
  void longBodyIsTakenByUploadsAlone() {
    var body = new byte[2 << 20];

    var elsewhere =
        api.send(
            api.request("/api/v1/uploads/" + UUID.randomUUID() + "/complete")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build());

    assertThat(elsewhere.statusCode()).isEqualTo(413);
    assertThat(put(begin("long-body", body.length), 0, body).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "synthetic", "A-b", "a%2Fb", "..", ".hidden", "a..b", "x%00y", "-a", "a%5Cb"})
  void nameThatIsNoPlainFoldersNameIsRefused(String name) {
    var answer = api.post("/api/v1/datasets/" + name + "/uploads", "{\"bytes\": 10}");

    assertThat(answer.statusCode()).isIn(400, 404, 422);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"name\": \"far\", \"url\": \"https://example.org/a.zip\"}",
        "{\"name\": \"far\", \"url\": \"file:///etc/passwd\", \"sha256\": \"SHA\"}",
        "{\"name\": \"far\", \"url\": \"https://user:word@example.org/\", \"sha256\": \"SHA\"}",
        "{\"name\": \"far\", \"url\": \"https:///a\", \"sha256\": \"SHA\"}",
        "{\"name\": \"far\", \"url\": \"gopher://example.org/\", \"sha256\": \"SHA\"}",
        "{\"known\": \"speech-commands-v9\"}",
        "{\"known\": \"speech-commands-v0.02\", \"url\": \"https://example.org/a.zip\"}"
      })
  void addressThatCannotBeFetchedIsRefused(String body) {
    var answer = api.post("/api/v1/datasets", body.replace("SHA", "0".repeat(64)));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("/problems/invalid-dataset", "Maybe");
  }

  @Test
  void knownDataSetIsFetchedByWorkersFromItsOwnAddress() {
    var answer =
        RunningApi.json(api.post("/api/v1/datasets", "{\"known\": \"speech-commands-v0.02\"}"));

    assertThat(answer.path("dataset").asString()).isEqualTo("speech-commands-v0.02");
    assertThat(answer.path("url").asString()).endsWith("/speech_commands_v0.02.tar.gz");
    assertThat(answer.path("state").asString()).isEqualTo("receiving");
    assertThat(put(UUID.fromString(answer.path("id").asString()), 0, new byte[1]).statusCode())
        .as("nobody sends what is fetched")
        .isEqualTo(409);
    assertThat(delete("speech-commands-v0.02").statusCode()).isEqualTo(202);
  }

  @Test
  void deletedDataSetLeavesNoByteInTheStoreAndNamesTheWorkersThatStillHaveSome() {
    var id = begin("deleted", 10);
    put(id, 0, new byte[10]);
    complete(id, Sha256.of(new byte[10]));
    var copy = new DatasetCopy(id, "place", "worker 1", "/somewhere", false);
    assertThat(api.stores().imports().beginCopy(copy)).isTrue();
    assertThat(archives().resolve(id.toString())).isNotEmptyDirectory();

    var answer = delete("deleted");

    assertThat(answer.statusCode()).isEqualTo(202);
    var removing = RunningApi.json(answer).path("removing");
    assertThat(removing.path("state").asString()).isEqualTo("deleting");
    assertThat(removing.path("copies").path(0).path("worker").asString()).isEqualTo("worker 1");
    assertThat(archives().resolve(id.toString())).doesNotExist();
    assertThat(put(id, 0, new byte[10]).statusCode()).isEqualTo(409);
    assertThat(delete("deleted").statusCode()).as("deleted twice").isEqualTo(404);
    assertThat(api.stores().imports().find(id).orElseThrow().state())
        .isEqualTo(ImportState.DELETING);
    assertThatCode(() -> begin("deleted", 10)).as("the name is free").doesNotThrowAnyException();
  }

  @Test
  void workersFolderIsNotDeleted() {
    var answer = delete(Samples.WORDS);

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("/problems/dataset-is-a-folder");
  }

  private UUID begin(String name, long bytes) {
    var answer =
        api.post("/api/v1/datasets/" + name + "/uploads", "{\"bytes\": %d}".formatted(bytes));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return UUID.fromString(RunningApi.json(answer).path("id").asString());
  }

  private HttpResponse<String> put(UUID id, long offset, byte[] piece) {
    return api.send(
        api.request("/api/v1/uploads/" + id)
            .header("Upload-Offset", Long.toString(offset))
            .PUT(BodyPublishers.ofByteArray(piece))
            .build());
  }

  private int offset(UUID id) {
    var head = api.send(api.request("/api/v1/uploads/" + id).HEAD().build());
    return Integer.parseInt(head.headers().firstValue("Upload-Offset").orElseThrow());
  }

  private HttpResponse<String> complete(UUID id, String sha256) {
    return api.post(
        "/api/v1/uploads/" + id + "/complete", "{\"sha256\": \"%s\"}".formatted(sha256));
  }

  private HttpResponse<String> delete(String name) {
    return api.send(api.request("/api/v1/datasets/" + name).DELETE().build());
  }

  private Path archives() {
    return api.folder().resolve("archives");
  }

  private byte[] stored(UUID id) throws IOException {
    var files = new FolderArchiveFiles(archives());
    var whole = new ByteArrayOutputStream();
    for (var part : api.stores().imports().parts(id)) {
      try (var bytes = files.read(id, part)) {
        assertThat(bytes.transferTo(whole)).isEqualTo(part.bytes());
      }
    }
    assertThat(Files.exists(archives())).isTrue();
    return whole.toByteArray();
  }
}
