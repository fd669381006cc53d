package io.thimble.db.archive.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.db.archive.ArchiveFiles;
import io.thimble.db.archive.ArchiveFilesContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** On a server that keeps all versions of objects, also of deleted ones. */
@Timeout(180)
final class VersionedBucketIT extends ArchiveFilesContract {
  private static final String BUCKET = "thimble";

  @TempDir private static Path folder;
  private static StorageServer server;
  private static S3Client client;
  private static S3ArchiveFiles files;

  @BeforeAll
  static void startServer() throws IOException {
    server = StorageServer.s3Mock(folder);
    server.create(BUCKET);
    client = server.client(BUCKET);
    client.putBucketVersioning(
        request ->
            request
                .bucket(BUCKET)
                .versioningConfiguration(
                    versioning -> versioning.status(BucketVersioningStatus.ENABLED)));
    files = (S3ArchiveFiles) ArchiveStores.open("s3://thimble/archives", server.access());
  }

  @AfterAll
  static void stopServer() {
    files.close();
    client.close();
    server.close();
  }

  @Override
  protected ArchiveFiles files() {
    return files;
  }

  @Test
  void deletedArchiveLeavesNoVersionOfAnyPiece() throws IOException {
    var archive = UUID.randomUUID();
    var hidden = files.write(archive, 0, bytes(1, 10), 10);
    var key = "archives/" + archive + "/" + hidden.name();
    client.deleteObject(request -> request.bucket(BUCKET).key(key));
    var part = files.write(archive, 0, bytes(2, 10), 10);
    files.write(archive, 10, bytes(3, 10), 10);
    assertThat(versions(archive)).isEqualTo(4);

    files.delete(archive, part);
    assertThat(versions(archive)).isEqualTo(3);
    files.delete(archive);

    assertThat(versions(archive)).isZero();
  }

  private static int versions(UUID archive) {
    var listed =
        client.listObjectVersions(request -> request.bucket(BUCKET).prefix("archives/" + archive));
    return listed.versions().size() + listed.deleteMarkers().size();
  }
}
