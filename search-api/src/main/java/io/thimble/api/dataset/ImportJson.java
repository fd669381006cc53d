package io.thimble.api.dataset;

import io.thimble.db.imports.DatasetCopy;
import io.thimble.db.imports.ImportState;
import io.thimble.db.imports.StoredImport;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A data set that comes, came or goes as an archive.
 *
 * @param id of its upload
 * @param dataset its name
 * @param state {@code receiving}, {@code stored}, {@code failed} or {@code deleting}
 * @param url where a worker fetches it, without its query, or null when it is sent
 * @param bytes of the archive, or null while nobody knows
 * @param offset bytes of it that are there; the next piece begins here
 * @param sha256 of the archive, or null while nobody has said so
 * @param problem why it was refused, or what fetching it last stumbled over; or null
 * @param createdAt when it was announced
 * @param copies the workers on whose machines clips of it lie
 */
record ImportJson(
    UUID id,
    String dataset,
    String state,
    @Nullable String url,
    @Nullable Long bytes,
    long offset,
    @Nullable String sha256,
    @Nullable String problem,
    Instant createdAt,
    List<CopyJson> copies) {
  /**
   * Clips on a worker's machine.
   *
   * @param worker who unpacked them
   * @param ready whether all are there
   */
  record CopyJson(String worker, boolean ready) {}

  static String label(ImportState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  static ImportJson of(StoredImport dataset, List<DatasetCopy> copies) {
    return new ImportJson(
        dataset.id(),
        dataset.name(),
        label(dataset.state()),
        dataset.url() == null ? null : ShownAddress.of(dataset.url()),
        dataset.bytes(),
        dataset.received(),
        dataset.sha256(),
        shownProblem(dataset.problem(), dataset.url()),
        dataset.createdAt(),
        copies.stream().map(copy -> new CopyJson(copy.worker(), copy.ready())).toList());
  }

  /** Workers name the address that they could not fetch. */
  private static @Nullable String shownProblem(@Nullable String problem, @Nullable String url) {
    return problem == null || url == null ? problem : problem.replace(url, ShownAddress.of(url));
  }
}
