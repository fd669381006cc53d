package io.thimble.api.dataset;

import io.thimble.api.error.ApiException;
import io.thimble.api.error.ProblemType;
import io.thimble.db.archive.ArchiveFiles;
import io.thimble.db.archive.ArchivePart;
import io.thimble.db.imports.ImportStore;
import io.thimble.db.imports.StoredImport;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes bodies of uploads apart and keeps them piece by piece. What is acknowledged is in the store
 * and in the table; of a body that breaks off, everything that arrived is kept.
 */
@Component
class Pieces {
  private static final Logger log = LoggerFactory.getLogger(Pieces.class);

  /** Pieces of one archive: a sender of single bytes must not fill the table. */
  private static final int MOST_PIECES = 10_000;

  private final ImportStore imports;
  private final ArchiveFiles files;
  private final Receivers receivers = new Receivers();

  Pieces(ImportStore imports, ArchiveFiles files) {
    this.imports = imports;
    this.files = files;
  }

  /**
   * Keeps a body.
   *
   * @param start its first byte's place in the archive
   * @throws IOException when the body breaks off
   * @throws ApiException when it does not belong there, or cannot be kept
   */
  void receive(StoredImport upload, long start, InputStream body) throws IOException {
    requireNext(upload, start);
    if (imports.parts(upload.id()).size() >= MOST_PIECES) {
      throw new ApiException(
          ProblemType.TOO_MANY_UPLOADS,
          "The archive came in %d pieces and is not there yet. Maybe delete the data set and send pieces of 8 MiB."
              .formatted(MOST_PIECES));
    }
    receivers.enter(upload.owner());
    try {
      receiveAll(upload, start, body);
    } finally {
      receivers.leave(upload.owner());
    }
  }

  private void receiveAll(StoredImport upload, long start, InputStream body) throws IOException {
    long end = upload.bytes() == null ? start : upload.bytes();
    var piece = new byte[(int) Math.min(ArchiveFiles.MOST_PART_BYTES, Math.max(1, end - start))];
    long at = start;
    while (at < end) {
      int wanted = (int) Math.min(piece.length, end - at);
      int filled = 0;
      boolean tooSlow = false;
      var pace = new Pace(System.nanoTime());
      try {
        for (int read = 0; filled < wanted && read >= 0 && !tooSlow; ) {
          read = body.read(piece, filled, wanted - filled);
          filled += Math.max(0, read);
          tooSlow = read >= 0 && filled < wanted && pace.tooSlow(filled, System.nanoTime());
        }
      } catch (IOException brokenOff) {
        if (filled > 0) {
          keep(upload.id(), at, piece, filled);
        }
        throw brokenOff;
      }
      if (filled > 0) {
        keep(upload.id(), at, piece, filled);
      }
      at += filled;
      if (tooSlow) {
        throw new ApiException(
            ProblemType.UPLOAD_TOO_SLOW,
            "The last %d bytes came more slowly than %d in a second. Maybe go on from %d over another line."
                .formatted(filled, Pace.LEAST_BYTES_PER_SECOND, at));
      }
      if (filled < wanted) {
        return;
      }
    }
    if (body.read() >= 0) {
      throw new ApiException(
          ProblemType.BODY_TOO_LARGE,
          "The archive was announced with %d bytes, and more were sent. Maybe it has changed since."
              .formatted(end));
    }
  }

  private void keep(UUID upload, long start, byte[] piece, int length) {
    try {
      var part = files.write(upload, start, piece, length);
      if (!imports.append(upload, part)) {
        files.delete(upload, part);
        throw overtaken(upload, part);
      }
    } catch (IOException e) {
      log.error("The archive store cannot keep a piece of {}", upload, e);
      throw new ApiException(
          ProblemType.STORE_UNAVAILABLE,
          "The store of archives cannot keep a piece of %d bytes. Maybe its disk is full, or it is out of reach; go on from the offset later."
              .formatted(length));
    }
  }

  private ApiException overtaken(UUID upload, ArchivePart part) {
    return imports
        .find(upload)
        .map(now -> notNext(now, part.start()))
        .orElseGet(
            () ->
                new ApiException(
                    ProblemType.UPLOAD_NOT_FOUND,
                    "The upload %s is gone. Maybe its data set was deleted.".formatted(upload)));
  }

  private static void requireNext(StoredImport upload, long start) {
    switch (upload.state()) {
      case RECEIVING -> {
        if (upload.url() != null || upload.received() != start) {
          throw notNext(upload, start);
        }
      }
      case STORED, FAILED, DELETING -> throw notNext(upload, start);
    }
  }

  private static ApiException notNext(StoredImport upload, long start) {
    return new ApiException(
        ProblemType.UPLOAD_OFFSET_MISMATCH,
        "The piece begins at %d, but the upload (%s) stands at %d of %s bytes. Maybe ask where it stands, and go on from there."
            .formatted(start, ImportJson.label(upload.state()), upload.received(), upload.bytes()),
        List.of(),
        Map.of("offset", upload.received()));
  }
}
