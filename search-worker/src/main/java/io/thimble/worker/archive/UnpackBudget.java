package io.thimble.worker.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Counts what comes out of an archive, and ends it where it is too much (CWE-409). */
final class UnpackBudget {
  private static final int CHUNK_BYTES = 1 << 16;

  private final UnpackLimits limits;
  private final LongSupplier packedBytes;
  private final BooleanSupplier wanted;
  private final long began = System.nanoTime();
  private long bytes;
  private int entries;

  UnpackBudget(UnpackLimits limits, LongSupplier packedBytes, BooleanSupplier wanted) {
    this.limits = limits;
    this.packedBytes = packedBytes;
    this.wanted = wanted;
  }

  int entries() {
    return entries;
  }

  /** Another entry begins. */
  void entry() throws IOException {
    if (!wanted.getAsBoolean()) {
      throw new UnpackStoppedException();
    }
    entries++;
    if (entries > limits.entries()) {
      throw tooMuch("has more than %d entries".formatted(limits.entries()));
    }
    if (System.nanoTime() - began > limits.time().toNanos()) {
      throw new UnpackHinderedException(
          "The archive takes longer than %s to unpack. Maybe this machine or the store is slow now."
              .formatted(limits.time()));
    }
  }

  /** So many bytes more came out. */
  void unpacked(int more) throws RefusedArchiveException {
    bytes += more;
    if (bytes > limits.bytes()) {
      throw tooMuch("unpacks to more than %d bytes".formatted(limits.bytes()));
    }
    if (bytes > limits.ratioFrom() && bytes / limits.ratio() > packedBytes.getAsLong()) {
      throw tooMuch(
          "unpacks to %d bytes out of %d, more than %d times as many"
              .formatted(bytes, packedBytes.getAsLong(), limits.ratio()));
    }
  }

  /** All bytes of the file that is being read. */
  byte[] file(InputStream in, String name) throws IOException {
    var file = new ByteArrayOutputStream();
    var chunk = new byte[CHUNK_BYTES];
    for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
      unpacked(read);
      if (file.size() + read > limits.fileBytes()) {
        throw tooMuch(
            "holds a file (%s) of more than %d bytes".formatted(name, limits.fileBytes()));
      }
      file.write(chunk, 0, read);
    }
    return file.toByteArray();
  }

  private static RefusedArchiveException tooMuch(String what) {
    return new RefusedArchiveException(
        "The archive is refused: it %s. Maybe it holds more than the folder of words."
            .formatted(what));
  }
}
