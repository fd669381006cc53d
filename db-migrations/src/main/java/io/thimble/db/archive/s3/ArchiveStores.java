package io.thimble.db.archive.s3;

import io.thimble.db.archive.ArchiveFiles;
import io.thimble.db.archive.FolderArchiveFiles;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Opens the store that an operator has set. */
public final class ArchiveStores {
  private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/.*");

  private ArchiveStores() {}

  /**
   * Opens a store. A bucket is asked once, so that a wrong setting is told now and not to whoever
   * uploads first.
   *
   * @param store a folder, or {@code s3://bucket/prefix}
   * @param access how to reach a bucket
   * @return to be closed by the caller where it is {@link AutoCloseable}
   * @throws InvalidArchiveStoreException when it cannot be used
   */
  public static ArchiveFiles open(String store, S3Access access) {
    if (store.startsWith(BucketFolder.SCHEME)) {
      return S3ArchiveFiles.open(BucketFolder.parse(store), access);
    }
    if (store.isBlank() || ADDRESS.matcher(store).matches()) {
      throw noStore(store);
    }
    try {
      return new FolderArchiveFiles(Path.of(store));
    } catch (InvalidPathException e) {
      throw noStore(store);
    }
  }

  private static InvalidArchiveStoreException noStore(String store) {
    return new InvalidArchiveStoreException(
        "The archive store (%s) is neither a folder nor a bucket. Maybe set THIMBLE_DATA_STORE to a path, or to one like s3://thimble/archives."
            .formatted(store));
  }
}
