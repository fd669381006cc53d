package io.thimble.db.archive.s3;

import io.thimble.db.archive.ArchiveFiles;
import io.thimble.db.archive.ArchivePart;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.UUID;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Pieces as objects of a bucket, each written by one request: whole or not at all, so that there is
 * never an unfinished upload of several parts to look for.
 */
final class S3ArchiveFiles implements ArchiveFiles, AutoCloseable {
  private final S3Client client;
  private final BucketFolder folder;
  private final S3Removal removal;

  private S3ArchiveFiles(S3Client client, BucketFolder folder) {
    this.client = client;
    this.folder = folder;
    this.removal = new S3Removal(client, folder.bucket());
  }

  /**
   * A store in a bucket that answers.
   *
   * @throws InvalidArchiveStoreException when it does not
   */
  static S3ArchiveFiles open(BucketFolder folder, S3Access access) {
    var client = S3Clients.of(folder, access);
    try {
      client.listObjectsV2(
          request -> request.bucket(folder.bucket()).prefix(folder.prefix()).maxKeys(1));
      return new S3ArchiveFiles(client, folder);
    } catch (SdkException | UncheckedIOException e) {
      client.close();
      throw S3Failures.atStart(folder, access, e);
    }
  }

  @Override
  public ArchivePart write(UUID archive, long start, byte[] bytes, int length) throws IOException {
    // Two senders of the same piece must not write one object.
    var name = "%015d-%s".formatted(start, UUID.randomUUID());
    // Read again from its beginning when the request is repeated; never copied.
    var body =
        RequestBody.fromContentProvider(
            () -> new ByteArrayInputStream(bytes, 0, length), length, "application/octet-stream");
    var md5 = md5(bytes, length);
    var key = folder.keys(archive) + name;
    try {
      S3Failures.asking(
          folder,
          "keep a piece of %d bytes".formatted(length),
          () ->
              client.putObject(
                  request -> request.bucket(folder.bucket()).key(key).contentMD5(md5), body));
    } catch (IOException e) {
      removeUnheard(key, e);
      throw e;
    }
    return new ArchivePart(start, length, name);
  }

  /** The server may have kept what it could not say so of; nobody would ever ask for it. */
  private void removeUnheard(String key, IOException failure) {
    try {
      remove(key);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  /**
   * The whole piece comes at once, and again when it breaks off: whoever unpacks may be slower than
   * the store's patience with a connection.
   */
  @Override
  public InputStream read(UUID archive, ArchivePart part) throws IOException {
    var key = folder.keys(archive) + part.name();
    return S3Failures.asking(
        folder,
        "give the piece " + key,
        () ->
            client.getObject(
                request -> request.bucket(folder.bucket()).key(key),
                (_, content) -> whole(content, part)));
  }

  private static ByteArrayInputStream whole(InputStream content, ArchivePart part) {
    var bytes = new byte[Math.toIntExact(part.bytes())];
    try {
      int read = content.readNBytes(bytes, 0, bytes.length);
      if (read < bytes.length || content.read() >= 0) {
        throw new EOFException(
            "The piece at %d does not have %d bytes".formatted(part.start(), part.bytes()));
      }
      return new ByteArrayInputStream(bytes);
    } catch (IOException e) {
      throw RetryableException.create("The answer broke off", e);
    }
  }

  @Override
  public void delete(UUID archive, ArchivePart part) throws IOException {
    remove(folder.keys(archive) + part.name());
  }

  @Override
  public void delete(UUID archive) throws IOException {
    remove(folder.keys(archive));
  }

  private void remove(String prefix) throws IOException {
    S3Failures.asking(
        folder,
        "delete " + prefix,
        () -> {
          removal.remove(prefix);
          return prefix;
        });
  }

  /** What a server compares with what arrived. */
  private static String md5(byte[] bytes, int length) {
    try {
      var digest = MessageDigest.getInstance("MD5");
      digest.update(bytes, 0, length);
      return Base64.getEncoder().encodeToString(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
