package io.thimble.worker.archive;

import io.thimble.db.archive.ArchiveFiles;
import io.thimble.db.dataset.StoredDataset;
import io.thimble.db.imports.DatasetCopy;
import io.thimble.db.imports.ImportState;
import io.thimble.db.imports.ImportStore;
import io.thimble.db.imports.Removals;
import io.thimble.db.imports.StoredImport;
import io.thimble.worker.data.DataSet;
import io.thimble.worker.data.DataSetDescription;
import io.thimble.worker.data.DataSetException;
import io.thimble.worker.data.DataSetUnavailableException;
import io.thimble.worker.data.Digests;
import io.thimble.worker.data.EntryLock;
import io.thimble.worker.data.SkippedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The imported data sets of one worker's folder, which several workers of a machine may share. What
 * the database says is wanted is unpacked, and all else is removed. Safe for several threads.
 */
public final class LocalCopies {
  private static final Logger log = LoggerFactory.getLogger(LocalCopies.class);
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** Positions of locks are below 2^60. */
  private static final int LOCK_SHIFT = 4;

  private final ImportStore imports;
  private final ArchiveFiles files;
  private final Path folder;
  private final String worker;
  private final UnpackLimits limits;
  private final Clock clock;

  /**
   * Copies in a folder, which need not exist yet.
   *
   * @param worker who unpacks, for people
   */
  public LocalCopies(
      ImportStore imports,
      ArchiveFiles files,
      Path folder,
      String worker,
      UnpackLimits limits,
      Clock clock) {
    this.imports = imports;
    this.files = files;
    this.folder = folder.toAbsolutePath().normalize();
    this.worker = worker;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Where the clips of a data set lie; they are unpacked now when they do not lie here yet.
   *
   * @throws DataSetUnavailableException when they cannot be had now
   * @throws DataSetException when they never will
   */
  public CopyFolder find(UUID id) {
    var dataset =
        imports
            .find(id)
            .orElseThrow(
                () ->
                    new DataSetException(
                        "The imported data set %s was deleted. Maybe import it again, and post a new search."
                            .formatted(id)));
    require(dataset);
    return copy(dataset);
  }

  private void require(StoredImport dataset) {
    if (copy(dataset).isThere()) {
      return;
    }
    try {
      if (!keep(dataset, () -> !Thread.currentThread().isInterrupted())) {
        throw new DataSetException(
            "The data set %s is not there (%s). Maybe wait until its archive has arrived."
                .formatted(dataset.name(), dataset.state()));
      }
    } catch (RefusedArchiveException e) {
      throw new DataSetException(
          "The data set %s cannot be unpacked: %s".formatted(dataset.name(), e.getMessage()), e);
    } catch (IOException e) {
      throw new DataSetUnavailableException(
          "The data set %s cannot be unpacked now: %s".formatted(dataset.name(), e.getMessage()),
          e);
    }
  }

  /**
   * Sees to it that a data set lies here and the database knows what it is good for.
   *
   * @param wanted asked now and then: whether to go on
   * @return false when the data set is not wanted here
   * @throws RefusedArchiveException when it will never be there; the database knows
   * @throws IOException when this machine or the store is to blame; another try may do
   */
  public boolean keep(StoredImport dataset, BooleanSupplier wanted) throws IOException {
    if (dataset.state() != ImportState.STORED) {
      return false;
    }
    var here = copy(dataset);
    if (here.isThere() && isKnown(dataset.id())) {
      return true;
    }
    Files.createDirectories(folder);
    try (var _ = lock(dataset.id())) {
      var row = new DatasetCopy(dataset.id(), place(), worker, here.root().toString(), false);
      if (here.isThere() && isKnown(dataset.id())) {
        return true;
      }
      if (!imports.beginCopy(row)) {
        return false;
      }
      if (!here.isThere()) {
        unpack(dataset, here, () -> wanted.getAsBoolean() && isStored(dataset.id()));
      }
      return imports.ready(row, described(here));
    }
  }

  private void unpack(StoredImport dataset, CopyFolder here, BooleanSupplier wanted)
      throws IOException {
    log.info("Data set {}: unpacking {} bytes", dataset.name(), dataset.received());
    Files.createDirectories(here.unpacking());
    var parts = imports.parts(dataset.id());
    try (var archive = new PartStream(files, dataset.id(), parts, Digests.sha256())) {
      new Unpacker(limits, new Patience(wanted)).unpack(archive, here.unpacking());
      var sha256 = archive.sha256();
      if (!sha256.equals(dataset.sha256())) {
        throw new RefusedArchiveException(
            "The archive is refused: its SHA-256 is %s, not %s. Maybe it was damaged on its way; delete the data set and import it again."
                .formatted(sha256, dataset.sha256()));
      }
      here.publish();
    } catch (RefusedArchiveException e) {
      log.warn("Data set {}: {}", dataset.name(), e.getMessage());
      imports.fail(dataset.id(), String.valueOf(e.getMessage()));
      remove(dataset.id());
      throw e;
    }
  }

  private StoredDataset described(CopyFolder here) throws IOException {
    Path words = here.words();
    var description = description(here);
    return new StoredDataset(
        description.name(),
        words.toString(),
        description.words(),
        false,
        description.problem(),
        description.skipped().stream().map(SkippedFile::toString).toList(),
        clock.instant());
  }

  /** What is wrong with the clips is kept for everybody; what is wrong with this machine is not. */
  private static DataSetDescription description(CopyFolder here) throws IOException {
    try {
      return DataSet.describeNow(here.words(), here.cache());
    } catch (DataSetUnavailableException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /**
   * Removes what is no longer wanted, and tells so.
   *
   * @throws IOException when files of some data sets cannot be removed; those of all others are
   */
  public void removeUnwanted() throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    var removals = new Removals();
    for (var dataset : imports.list()) {
      switch (dataset.state()) {
        case RECEIVING, STORED -> {}
        case FAILED, DELETING -> removals.attempt(dataset.id(), () -> removeLocked(dataset.id()));
      }
    }
    // A training that was still at it may have written features after its data set went.
    for (var id : ids()) {
      if (imports.find(id).isEmpty()) {
        removals.attempt(id, () -> removeLocked(id));
      }
    }
    removals.finish();
  }

  private void removeLocked(UUID dataset) throws IOException {
    try (var _ = lock(dataset)) {
      remove(dataset);
    }
  }

  private void remove(UUID dataset) throws IOException {
    Trees.delete(folder.resolve(dataset.toString()));
    imports.removed(dataset, place());
  }

  private Iterable<UUID> ids() throws IOException {
    try (var entries = Files.list(folder)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> ID.matcher(name).matches())
          .map(UUID::fromString)
          .toList();
    }
  }

  private boolean isStored(UUID dataset) {
    return imports.find(dataset).filter(now -> now.state() == ImportState.STORED).isPresent();
  }

  private boolean isKnown(UUID dataset) throws IOException {
    var place = place();
    return imports.copies(dataset).stream()
        .anyMatch(copy -> copy.place().equals(place) && copy.ready());
  }

  private CopyFolder copy(StoredImport dataset) {
    return new CopyFolder(folder.resolve(dataset.id().toString()), dataset.name());
  }

  /** The folder's own name, which it keeps as long as it exists. */
  private String place() throws IOException {
    var file = folder.resolve("place");
    if (!Files.exists(file)) {
      Files.createDirectories(folder);
      try (var _ = EntryLock.acquire(folder.resolve("locks"), 0)) {
        if (!Files.exists(file)) {
          var unfinished = folder.resolve("place.unfinished");
          Files.writeString(unfinished, UUID.randomUUID().toString());
          Files.move(unfinished, file);
        }
      }
    }
    return Files.readString(file);
  }

  private EntryLock lock(UUID dataset) throws IOException {
    place();
    return EntryLock.acquire(
        folder.resolve("locks"), 1 + (dataset.getLeastSignificantBits() >>> LOCK_SHIFT));
  }
}
