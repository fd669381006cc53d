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
  /**
   * The usual grace: five minutes, as a request to a bucket takes up to two, and to take its piece
   * away again when nobody heard its answer takes as long.
   */
  public static final Duration GRACE = Duration.ofMinutes(5);

  /**
   * Removes the archive of a data set that is being deleted, and the last word about the set when
   * no worker has a copy left.
   */
  public void goOn(UUID dataset) throws IOException {
    files.delete(dataset);
    imports.forget(dataset, grace);
  }

  /**
   * Goes on with all deletions, and removes what is left of archives that were refused.
   *
   * @throws IOException when files of some cannot be removed; those of all others are
   */
  public void sweep() throws IOException {
    var removals = new Removals();
    for (var dataset : imports.list()) {
      switch (dataset.state()) {
        case RECEIVING, STORED -> {}
        case FAILED -> removals.attempt(dataset.id(), () -> files.delete(dataset.id()));
        case DELETING -> removals.attempt(dataset.id(), () -> goOn(dataset.id()));
      }
    }
    removals.finish();
  }
}
