package io.thimble.worker.fetch;

import io.thimble.db.archive.ArchiveFiles;
import io.thimble.db.imports.ImportState;
import io.thimble.db.imports.ImportStore;
import io.thimble.db.imports.StoredImport;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Fetches archives piece by piece, from where the last try got to. */
public final class Fetcher implements AutoCloseable {
  /** A server that sends nothing worth a piece for so long is left, and asked again later. */
  private static final Duration PIECE_TIME = Duration.ofMinutes(5);

  private final ImportStore imports;
  private final ArchiveFiles files;
  private final Download download;

  /**
   * A fetcher.
   *
   * @param mostBytes of an archive
   * @param privateAddresses whether this machine and its own network may be asked
   */
  public Fetcher(
      ImportStore imports, ArchiveFiles files, long mostBytes, boolean privateAddresses) {
    this(imports, files, mostBytes, privateAddresses, PIECE_TIME);
  }

  Fetcher(
      ImportStore imports,
      ArchiveFiles files,
      long mostBytes,
      boolean privateAddresses,
      Duration pieceTime) {
    this.imports = imports;
    this.files = files;
    this.download = new Download(mostBytes, privateAddresses, pieceTime);
  }

  /**
   * Fetches what is missing of an archive.
   *
   * @param stopping asked at each piece, and every few seconds by another thread
   * @return false when it stopped before the end
   * @throws RefusedFetchException when another try is of no use
   * @throws IOException when it may be
   */
  public boolean fetch(UUID dataset, BooleanSupplier stopping) throws IOException {
    var wanted = receiving(dataset);
    if (wanted.isEmpty()) {
      return true;
    }
    var now = wanted.get();
    if (!Objects.equals(now.bytes(), now.received())) {
      boolean ended =
          download.from(
              Objects.requireNonNull(now.url()),
              now.received(),
              new Kept(dataset, now.received(), stopping));
      if (!ended) {
        return receiving(dataset).isEmpty();
      }
    }
    // Another worker may have begun it anew, or completed it: then there is another end to see.
    return imports.complete(dataset, Objects.requireNonNull(now.sha256()))
        || receiving(dataset).isEmpty();
  }

  private Optional<StoredImport> receiving(UUID dataset) {
    return imports
        .find(dataset)
        .filter(found -> found.state() == ImportState.RECEIVING && found.url() != null);
  }

  @Override
  public void close() throws IOException {
    download.close();
  }

  /** Puts a download into the store. */
  private final class Kept implements Download.Target {
    private final UUID dataset;
    private final BooleanSupplier stopping;
    private long at;

    Kept(UUID dataset, long at, BooleanSupplier stopping) {
      this.dataset = dataset;
      this.at = at;
      this.stopping = stopping;
    }

    @Override
    public boolean length(long bytes) throws IOException {
      if (imports.announce(dataset, bytes)) {
        return true;
      }
      // What came before belongs to another archive, unless another worker completed this one. No
      // table may name a piece that is gone, so the pieces go after the rows, and only theirs.
      var parts = imports.parts(dataset);
      if (!imports.restart(dataset)) {
        return false;
      }
      for (var part : parts) {
        files.delete(dataset, part);
      }
      throw new IOException(
          "The archive has %d bytes now, and is fetched from its beginning".formatted(bytes));
    }

    @Override
    public boolean wanted() {
      return !stopping.getAsBoolean() && receiving(dataset).isPresent();
    }

    @Override
    public boolean piece(byte[] bytes, int length) throws IOException {
      var part = files.write(dataset, at, bytes, length);
      if (!imports.append(dataset, part)) {
        files.delete(dataset, part);
        return false;
      }
      at += length;
      return !stopping.getAsBoolean();
    }
  }
}
