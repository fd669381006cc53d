package io.thimble.db.imports;

import io.thimble.db.archive.ArchiveFiles;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;

/**
 * The end of what nobody may keep. Each step can be repeated, so whoever finds it undone does it: a
 * crash only delays it.
 *
 * @param imports where the data sets are known
 * @param files where their archives lie
 * @param grace how long a deleted set is remembered at least, longer than a sender that was
 *     overtaken takes to write one piece: that piece is then found and removed
 */
public record Deletion(ImportStore imports, ArchiveFiles files, Duration grace) {
  /** The usual grace: a minute. */
  public static final Duration GRACE = Duration.ofMinutes(1);

  /**
   * Removes the archive of a data set that is being deleted, and the last word about the set when
   * no worker has a copy left.
   */
  public void goOn(UUID dataset) throws IOException {
    files.delete(dataset);
    imports.forget(dataset, grace);
  }

  /** Goes on with all deletions, and removes what is left of archives that were refused. */
  public void sweep() throws IOException {
    var removals = new Removals();
    for (var dataset : imports.list()) {
      switch (dataset.state()) {
        case RECEIVING, STORED -> {}
        case FAILED -> files.delete(dataset.id());
        case DELETING -> goOn(dataset.id());
      }
    }
  }
}
