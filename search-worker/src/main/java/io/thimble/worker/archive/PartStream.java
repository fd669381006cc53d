package io.thimble.worker.archive;

import io.thimble.db.archive.ArchiveFiles;
import io.thimble.db.archive.ArchivePart;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An archive read from its pieces, with its digest and with the store's own failures kept apart.
 */
final class PartStream extends InputStream {
  private final ArchiveFiles files;
  private final UUID archive;
  private final Iterator<ArchivePart> parts;
  private final MessageDigest digest;
  private @Nullable InputStream current;
  private @Nullable IOException failure;
  private long bytes;

  PartStream(ArchiveFiles files, UUID archive, List<ArchivePart> parts, MessageDigest digest) {
    this.files = files;
    this.archive = archive;
    this.parts = List.copyOf(parts).iterator();
    this.digest = digest;
  }

  /** Bytes that were read. */
  long bytes() {
    return bytes;
  }

  /** SHA-256 of all that was read, in lower-case hexadecimal; asked once. */
  String sha256() {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** What the store could not give, or null: an archive is not to blame for that. */
  @Nullable IOException failure() {
    return failure;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    try {
      int read = length == 0 ? 0 : readNext(target, offset, length);
      if (read > 0) {
        digest.update(target, offset, read);
        bytes += read;
      }
      return read;
    } catch (IOException e) {
      failure = e;
      throw e;
    } catch (RuntimeException e) {
      failure = new IOException("The store of archives fails: " + e, e);
      throw failure;
    }
  }

  private int readNext(byte[] target, int offset, int length) throws IOException {
    while (true) {
      var open = current;
      if (open == null) {
        if (!parts.hasNext()) {
          return -1;
        }
        open = files.read(archive, parts.next());
        current = open;
      }
      int read = open.read(target, offset, length);
      if (read >= 0) {
        return read;
      }
      open.close();
      current = null;
    }
  }

  @Override
  public void close() throws IOException {
    if (current != null) {
      current.close();
    }
  }
}
