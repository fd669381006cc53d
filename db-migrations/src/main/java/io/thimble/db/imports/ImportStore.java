package io.thimble.db.imports;

import io.thimble.db.archive.ArchivePart;
import io.thimble.db.dataset.StoredDataset;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where the data sets are kept that came as an archive. Each call is one transaction. */
public interface ImportStore {
  /**
   * Announces an archive that will be sent in pieces.
   *
   * @param bytes of the whole archive
   * @return nothing when a data set has this name already
   */
  Optional<StoredImport> expect(String name, String owner, long bytes);

  /**
   * Announces an archive, and has a worker fetch it.
   *
   * @return nothing when a data set has this name already
   */
  Optional<StoredImport> fetch(String name, String owner, String url, String sha256);

  /** The one with this id, in whatever state. */
  Optional<StoredImport> find(UUID id);

  /** The one that has this name now. */
  Optional<StoredImport> named(String name);

  /** The one that searches find under this name; nothing where it is a folder of workers. */
  Optional<StoredImport> listed(String name);

  /** All that searches find, in no order. */
  List<StoredImport> listed();

  /** All of them, those that are being deleted too; oldest first. */
  List<StoredImport> list();

  /**
   * Says how long an archive is that is being fetched.
   *
   * @return whether it is still received, and was not said to be of another length
   */
  boolean announce(UUID id, long bytes);

  /**
   * Adds the next piece, which is in the store already.
   *
   * @return false when it is not the next one, the archive would grow too long, or nobody wants it
   *     any more: the piece is then to be removed from the store
   */
  boolean append(UUID id, ArchivePart part);

  /** Forgets the pieces of an archive that is still received, so that it begins anew. */
  boolean restart(UUID id);

  /** The pieces in order. */
  List<ArchivePart> parts(UUID id);

  /**
   * Ends the receiving.
   *
   * @return whether all bytes were there, and now are {@link ImportState#STORED}
   */
  boolean complete(UUID id, String sha256);

  /** Refuses an archive that is received or stored, and with it the data set. */
  boolean fail(UUID id, String problem);

  /** Notes what the fetching stumbled over; it is tried again. */
  void stumble(UUID id, String problem);

  /** Searches that may still read the clips of the imported data set with this name. */
  List<DatasetReader> openSearches(String name);

  /** Searches of whatever state that learnt from a data set with this name. */
  List<DatasetReader> searches(String name);

  /**
   * Takes the data set away from everybody, unless a search is open that reads it. What is left is
   * the removal of its copies.
   *
   * @return whether it is {@link ImportState#DELETING} now
   */
  boolean delete(UUID id);

  /**
   * Says that files of a stored data set are about to be written.
   *
   * @return false when it may no longer be written anywhere
   */
  boolean beginCopy(DatasetCopy copy);

  /**
   * Says that all clips are there, and what they are good for.
   *
   * @return false when the data set is no longer wanted, or a worker has a folder of this name
   */
  boolean ready(DatasetCopy copy, StoredDataset description);

  /** Says that no file is left there. */
  void removed(UUID id, String place);

  /** All copies of a data set. */
  List<DatasetCopy> copies(UUID id);

  /** Forgets a data set that was deleted so long ago, once no copy is left. */
  boolean forget(UUID id, Duration grace);

  /**
   * Deletes, like {@link #delete}, the archives that nobody has sent a piece of for so long, and
   * that are no longer waited for: not one that is completed in this moment.
   *
   * @return which
   */
  List<UUID> deleteAbandoned(Duration silence);
}
