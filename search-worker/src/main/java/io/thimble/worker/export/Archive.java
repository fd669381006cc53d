package io.thimble.worker.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.SequencedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes zips whose bytes depend on nothing but the files in them. */
final class Archive {
  /** Midnight of 1 January 1980, where a zip's time begins, would bring in the time zone. */
  private static final LocalDateTime ANY_TIME = LocalDateTime.of(1980, 1, 2, 0, 0);

  private Archive() {}

  /** The files in the order of the map. */
  static byte[] zip(SequencedMap<String, byte[]> files) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var file : files.entrySet()) {
        var entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(ANY_TIME);
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("An array in memory takes all bytes.", e);
    }
    return bytes.toByteArray();
  }
}
