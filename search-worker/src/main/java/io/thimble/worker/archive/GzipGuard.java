package io.thimble.worker.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Bounds the head of each member of a gzip file. A file name and a comment of any length may stand
 * there (RFC 1952, 2.3), which the reader collects in memory. It reads them byte by byte, and
 * everything that is packed in blocks, which tells the two apart.
 */
final class GzipGuard extends FilterInputStream {
  private final int headerBytes;
  private int singly;

  GzipGuard(InputStream in, int headerBytes) {
    super(in);
    this.headerBytes = headerBytes;
  }

  @Override
  public int read() throws IOException {
    singly++;
    if (singly > headerBytes) {
      throw new RefusedArchiveException(
          "The archive is refused: the head of its gzip file has more than %d bytes. Maybe pack the folder of words again with tar -czf."
              .formatted(headerBytes));
    }
    return super.read();
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    singly = 0;
    return super.read(target, offset, length);
  }
}
