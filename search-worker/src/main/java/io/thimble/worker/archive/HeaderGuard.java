package io.thimble.worker.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Bounds what a reader takes between two entries of an archive. A tar file may announce a name of
 * any length there, and readers collect it in memory.
 */
final class HeaderGuard extends FilterInputStream {
  private final int headerBytes;
  private long allowed = Long.MAX_VALUE;

  HeaderGuard(InputStream in, int headerBytes) {
    super(in);
    this.headerBytes = headerBytes;
  }

  /** From here to {@link #entryBegins} is a header. */
  void headerBegins() {
    allowed = headerBytes;
  }

  void entryBegins() {
    allowed = Long.MAX_VALUE;
  }

  @Override
  public int read() throws IOException {
    require(1);
    int read = super.read();
    taken(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    require(length);
    int read = super.read(target, offset, (int) Math.min(length, allowed));
    taken(read);
    return read;
  }

  @Override
  public long skip(long count) throws IOException {
    require(count);
    long skipped = super.skip(Math.min(count, allowed));
    taken(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void require(long wanted) throws RefusedArchiveException {
    if (wanted > 0 && allowed <= 0) {
      throw new RefusedArchiveException(
          "The archive is refused: more than %d bytes stand between two of its entries. Maybe pack the folder of words again with tar -czf."
              .formatted(headerBytes));
    }
  }

  private void taken(long read) {
    if (allowed != Long.MAX_VALUE) {
      allowed -= Math.max(0, read);
    }
  }
}
