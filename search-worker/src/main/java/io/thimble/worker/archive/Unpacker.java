package io.thimble.worker.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Unpacks a tar.gz or a zip from front to back, and believes nothing that stands in it: sizes are
 * counted, not read; names are checked; a link, a device or a hole condemns the archive.
 */
final class Unpacker {
  private static final int CHUNK_BYTES = 1 << 16;

  private final UnpackLimits limits;
  private final BooleanSupplier wanted;

  /**
   * An unpacker.
   *
   * @param wanted asked at each entry: whether anybody still waits for it
   */
  Unpacker(UnpackLimits limits, BooleanSupplier wanted) {
    this.limits = limits;
    this.wanted = wanted;
  }

  /**
   * Unpacks all that is kept. What an earlier try has left in the folder is compared, not written
   * again.
   *
   * @throws RefusedArchiveException when the archive is to blame
   * @throws IOException when this machine or the store is, or nobody waits any more
   */
  void unpack(PartStream archive, Path folder) throws IOException {
    var files = new UnpackedFiles(folder, limits.nameLetters());
    var budget = new UnpackBudget(limits, archive::bytes, wanted);
    try {
      read(new BufferedInputStream(archive, CHUNK_BYTES), files, budget);
      // The digest is of all bytes, those behind the last entry too.
      archive.skip(Long.MAX_VALUE);
    } catch (UnpackHinderedException | UnpackStoppedException e) {
      throw e;
    } catch (DataAccessException | TransactionException | CancellationException e) {
      // Whoever was asked whether the archive is still wanted could not say: no fault of its own.
      throw e;
    } catch (IOException | RuntimeException e) {
      var failure = archive.failure();
      if (failure != null) {
        throw failure;
      }
      throw e instanceof RefusedArchiveException refused ? refused : broken(e);
    }
    if (files.count() == 0) {
      throw new RefusedArchiveException(
          "The archive is refused: none of its %d entries is a WAV file. Maybe it holds other recordings; convert them first."
              .formatted(budget.entries()));
    }
  }

  private void read(InputStream in, UnpackedFiles files, UnpackBudget budget) throws IOException {
    in.mark(4);
    var magic = in.readNBytes(4);
    in.reset();
    if (magic.length == 4 && magic[0] == 0x1F && (magic[1] & 0xFF) == 0x8B) {
      // Archives that several threads packed are several members one after the other.
      var guard =
          new HeaderGuard(
              new BufferedInputStream(
                  new GzipCompressorInputStream(new GzipGuard(in, limits.headerBytes()), true),
                  CHUNK_BYTES),
              limits.headerBytes());
      readTar(guard, files, budget);
    } else if (magic.length == 4
        && new String(magic, StandardCharsets.ISO_8859_1).equals("PK\3\4")) {
      readZip(in, files, budget);
    } else {
      throw new RefusedArchiveException(
          "The archive is refused: it begins like neither a tar.gz nor a zip. Maybe pack the folder"
              + " of words with tar -czf.");
    }
  }

  private void readTar(HeaderGuard guard, UnpackedFiles files, UnpackBudget budget)
      throws IOException {
    var tar = new TarArchiveInputStream(guard, StandardCharsets.UTF_8.name());
    while (true) {
      guard.headerBegins();
      TarArchiveEntry entry = tar.getNextEntry();
      guard.entryBegins();
      if (entry == null) {
        return;
      }
      // The library's isFile() is true of pipes and devices.
      boolean plain =
          entry.getLinkFlag() == TarConstants.LF_NORMAL
              || entry.getLinkFlag() == TarConstants.LF_OLDNORM;
      if (!entry.isDirectory() && (!plain || entry.isSparse())) {
        throw odd(entry, "is a link, a device or a file with holes");
      }
      take(tar, entry, files, budget);
    }
  }

  private void readZip(InputStream in, UnpackedFiles files, UnpackBudget budget)
      throws IOException {
    var zip =
        new ZipArchiveInputStream(
            in, StandardCharsets.UTF_8.name(), /* useUnicodeExtraFields= */ false);
    for (ZipArchiveEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      if (!zip.canReadEntryData(entry)
          || (entry.getMethod() != ZipMethod.STORED.getCode()
              && entry.getMethod() != ZipMethod.DEFLATED.getCode())) {
        throw odd(entry, "is encrypted, or packed in an unusual way");
      }
      take(zip, entry, files, budget);
    }
  }

  private void take(
      ArchiveInputStream<?> in, ArchiveEntry entry, UnpackedFiles files, UnpackBudget budget)
      throws IOException {
    budget.entry();
    var kept = new EntryName(limits.depth()).kept(entry.getName());
    if (entry.isDirectory() || kept.isEmpty()) {
      var chunk = new byte[CHUNK_BYTES];
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        budget.unpacked(read);
      }
      return;
    }
    files.add(kept.get(), budget.file(in, entry.getName()));
  }

  private static RefusedArchiveException odd(ArchiveEntry entry, String what) {
    return new RefusedArchiveException(
        "The archive is refused: its entry (%s) %s. Maybe pack the folder of words again, with tar -czhf."
            .formatted(entry.getName().replaceAll("\\p{Cntrl}", "?"), what));
  }

  private static RefusedArchiveException broken(Exception cause) {
    return new RefusedArchiveException(
        "The archive is refused: it is broken (%s). Maybe it was cut off while it was copied."
            .formatted(
                String.valueOf(cause.getMessage())
                    .lines()
                    .findFirst()
                    .orElse(cause.getClass().getSimpleName())),
        cause);
  }
}
