package io.thimble.worker.archive;

import io.thimble.db.archive.ArchiveFiles;
import io.thimble.db.archive.ArchivePart;
import io.thimble.db.archive.FolderArchiveFiles;
import io.thimble.worker.data.Digests;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * An archive in a store.
 *
 * @param files the store
 * @param id of the archive
 * @param parts its pieces
 */
record StoredArchive(ArchiveFiles files, UUID id, List<ArchivePart> parts) {
  static StoredArchive of(Path folder, byte[] bytes, int pieceBytes) throws IOException {
    var files = new FolderArchiveFiles(folder);
    var id = UUID.randomUUID();
    var parts = new ArrayList<ArchivePart>();
    for (int at = 0; at < bytes.length; at += pieceBytes) {
      var piece = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + pieceBytes));
      parts.add(files.write(id, at, piece, piece.length));
    }
    return new StoredArchive(files, id, parts);
  }

  PartStream open() {
    return new PartStream(files, id, parts, Digests.sha256());
  }
}
