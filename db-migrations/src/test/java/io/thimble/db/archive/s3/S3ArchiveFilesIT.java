package io.thimble.db.archive.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thimble.db.archive.ArchiveFiles;
import io.thimble.db.archive.ArchiveFilesContract;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;

/** On a server that checks signatures and knows no versions of objects. */
@Timeout(180)
final class S3ArchiveFilesIT extends ArchiveFilesContract {
  private static final String BUCKET = "thimble";
  private static final String STORE = "s3://thimble/data/archives";

  /** More than a server lists at once: 1000. */
  private static final int MANY = 1005;

  @TempDir private static Path folder;
  private static StorageServer server;
  private S3ArchiveFiles files;

  @BeforeAll
  static void startServer() throws IOException {
    server = StorageServer.s3Proxy(folder);
    server.create(BUCKET);
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @BeforeEach
  void open() {
    files = open(STORE, server.access());
  }

  @AfterEach
  void close() {
    files.close();
  }

  @Override
  protected ArchiveFiles files() {
    return files;
  }

  @Test
  void deletedArchiveLeavesNoObjectHoweverManyPiecesItHad() throws IOException {
    var archive = UUID.randomUUID();
    for (int piece = 0; piece < MANY; piece++) {
      files.write(archive, piece, new byte[] {1}, 1);
    }
    assertThat(objects(archive)).isEqualTo(MANY);

    files.delete(archive);

    assertThat(objects(archive)).isZero();
  }

  @Test
  void objectOfAnotherLengthIsNotTakenForThePiece() throws IOException {
    var archive = UUID.randomUUID();
    var part = files.write(archive, 0, bytes(1, 100), 100);
    try (var client = server.client(BUCKET)) {
      client.putObject(
          request -> request.bucket(BUCKET).key("data/archives/" + archive + "/" + part.name()),
          RequestBody.fromBytes(bytes(1, 99)));
    }

    assertThatThrownBy(() -> read(archive, part))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("does not have 100 bytes");
  }

  @Test
  void storesWithPrefixesOfTheirOwnDoNotSeeEachOther() throws IOException {
    var archive = UUID.randomUUID();
    var part = files.write(archive, 0, bytes(1, 10), 10);

    try (var other = open("s3://thimble", server.access())) {
      other.delete(archive);
      assertThatThrownBy(() -> other.read(archive, part)).isInstanceOf(IOException.class);
    }

    assertThat(read(archive, part)).isEqualTo(bytes(1, 10));
  }

  @Test
  void wrongSecretIsToldAtTheStartAndNotShown() {
    var access = access("another-verysecret");

    assertThatThrownBy(() -> open(STORE, access))
        .isInstanceOf(InvalidArchiveStoreException.class)
        .hasMessageContaining("s3://thimble/data/archives/ at http://127.0.0.1:")
        .hasMessageContaining("403 SignatureDoesNotMatch")
        .hasMessageContaining("Maybe THIMBLE_S3_ACCESS_KEY and THIMBLE_S3_SECRET_KEY")
        .hasMessageNotContaining("verysecret");
  }

  @Test
  void missingBucketIsToldAtTheStart() {
    assertThatThrownBy(() -> open("s3://nobodys-bucket", server.access()))
        .isInstanceOf(InvalidArchiveStoreException.class)
        .hasMessageContaining("404 NoSuchBucket")
        .hasMessageContaining("Maybe create the bucket");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void pieceIsWrittenAndReadThoughConnectionsAreCut(long seed) throws IOException {
    var random = new Random(seed);
    var bytes = bytes(seed, 1 << 20);
    var archive = UUID.randomUUID();
    int port = URI.create(server.access().endpoint()).getPort();
    try (var relay = CuttingRelay.to(port);
        var store =
            open(
                STORE,
                new S3Access(
                    relay.address(), null, StorageServer.ACCESS_KEY, StorageServer.SECRET_KEY))) {
      relay.cut(2, random.nextInt(1, bytes.length));
      var part = store.write(archive, 0, bytes, bytes.length);
      assertThat(relay.cutsLeft()).as("seed %d", seed).isZero();

      relay.cut(2, random.nextInt(1, bytes.length));
      try (var in = store.read(archive, part)) {
        assertThat(in.readAllBytes()).as("seed %d", seed).isEqualTo(bytes);
      }
      assertThat(relay.cutsLeft()).as("seed %d", seed).isZero();
    }
  }

  @Test
  void pieceWhoseKeepingNobodyHeardOfIsTakenAway() throws IOException {
    var archive = UUID.randomUUID();
    var kept = files.write(archive, 0, bytes(1, 10), 10);
    int port = URI.create(server.access().endpoint()).getPort();
    try (var relay = CuttingRelay.to(port);
        var store =
            open(
                STORE,
                new S3Access(
                    relay.address(), null, StorageServer.ACCESS_KEY, StorageServer.SECRET_KEY))) {
      relay.cutAnswersToPut();

      assertThatThrownBy(() -> store.write(archive, 10, bytes(2, 1000), 1000))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("cannot keep a piece of 1000 bytes")
          .hasNoSuppressedExceptions();
    }

    assertThat(objects(archive)).isEqualTo(1);
    assertThat(read(archive, kept)).isEqualTo(bytes(1, 10));
  }

  @Test
  void serverThatGoesAwayIsAFailureOfTheStore(@TempDir Path other) throws IOException {
    try (var passing = StorageServer.s3Proxy(other)) {
      passing.create(BUCKET);
      try (var store = open(STORE, passing.access())) {
        var archive = UUID.randomUUID();
        var part = store.write(archive, 0, bytes(1, 10), 10);
        passing.close();

        assertThatThrownBy(() -> store.write(archive, 10, bytes(2, 10), 10))
            .isInstanceOf(IOException.class)
            .hasMessageContaining("cannot keep a piece of 10 bytes")
            .hasMessageContaining("Maybe");
        assertThatThrownBy(() -> store.read(archive, part)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> store.delete(archive)).isInstanceOf(IOException.class);
      }
      assertThatThrownBy(() -> open(STORE, passing.access()))
          .isInstanceOf(InvalidArchiveStoreException.class)
          .hasMessageContaining("Maybe it is not running, or THIMBLE_S3_ENDPOINT is not right");
    }
  }

  private static S3Access access(String secretKey) {
    return new S3Access(server.access().endpoint(), null, server.access().accessKey(), secretKey);
  }

  private static S3ArchiveFiles open(String store, S3Access access) {
    return (S3ArchiveFiles) ArchiveStores.open(store, access);
  }

  private static long objects(UUID archive) {
    try (var client = server.client(BUCKET)) {
      return client
          .listObjectsV2Paginator(
              request -> request.bucket(BUCKET).prefix("data/archives/" + archive))
          .contents()
          .stream()
          .count();
    }
  }
}
