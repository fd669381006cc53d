package io.thimble.db.archive.s3;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Removes objects for good. In a bucket that keeps versions, an object that is deleted without
 * naming a version is only hidden, and somebody was promised that it is gone.
 */
record S3Removal(S3Client client, String bucket) {
  private static final int NOT_IMPLEMENTED = 501;

  /** Removes every version of all objects whose keys begin so. */
  void remove(String prefix) {
    try {
      for (var page :
          client.listObjectVersionsPaginator(request -> request.bucket(bucket).prefix(prefix))) {
        page.versions().forEach(version -> delete(version.key(), version.versionId()));
        page.deleteMarkers().forEach(marker -> delete(marker.key(), marker.versionId()));
      }
    } catch (S3Exception e) {
      if (e.statusCode() != NOT_IMPLEMENTED) {
        throw e;
      }
    }
    // Servers without versions refuse the question above, or answer that there are none.
    for (var object :
        client
            .listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix))
            .contents()) {
      delete(object.key(), null);
    }
  }

  /** One by one: a request for many needs a checksum, and servers differ in which they take. */
  private void delete(String key, @Nullable String version) {
    client.deleteObject(request -> request.bucket(bucket).key(key).versionId(version));
  }
}
