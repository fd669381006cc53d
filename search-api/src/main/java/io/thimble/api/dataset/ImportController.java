package io.thimble.api.dataset;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.thimble.api.DataSettings;
import io.thimble.api.error.ApiException;
import io.thimble.api.error.ProblemType;
import io.thimble.api.limit.Allowance;
import io.thimble.api.security.Callers;
import io.thimble.db.archive.ArchiveFiles;
import io.thimble.db.dataset.DatasetStore;
import io.thimble.db.imports.DatasetReader;
import io.thimble.db.imports.ImportStore;
import io.thimble.db.imports.StoredImport;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What comes into {@code /api/v1/datasets}, and goes. */
@RestController
@RequestMapping("/api/v1/datasets")
@Tag(name = "datasets")
class ImportController {
  private static final Logger log = LoggerFactory.getLogger(ImportController.class);
  private static final String EXAMPLE = "{\"known\": \"speech-commands-v0.02\"}";

  /**
   * What begins an upload.
   *
   * @param bytes of the whole archive
   */
  record Announcement(@Nullable Long bytes) {}

  private final Imports imports;
  private final ImportStore store;
  private final DatasetStore datasets;
  private final ArchiveFiles files;
  private final Allowance allowance;
  private final long mostBytes;

  ImportController(
      Imports imports,
      ImportStore store,
      DatasetStore datasets,
      ArchiveFiles files,
      Allowance allowance,
      DataSettings settings) {
    this.imports = imports;
    this.store = store;
    this.datasets = datasets;
    this.files = files;
    this.allowance = allowance;
    this.mostBytes = settings.mostBytes().toBytes();
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "importDataset",
      summary = "Have a worker fetch a data set's archive (tar.gz or zip)")
  @ResponseStatus(HttpStatus.ACCEPTED)
  ResponseEntity<ImportJson> fetch(
      @RequestBody @Schema(implementation = NewDataset.class, example = EXAMPLE)
          NewDataset dataset) {
    var checked = dataset.checked();
    var created =
        allowance.take(
            () ->
                store
                    .fetch(checked.name(), imports.owner(), checked.url(), checked.sha256())
                    .orElseThrow(() -> exists(checked.name())));
    return begun(HttpStatus.ACCEPTED, created);
  }

  @PostMapping(path = "/{name}/uploads", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "beginUpload",
      summary = "Begin the upload of a data set's archive (tar.gz or zip)")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<ImportJson> upload(
      @PathVariable String name, @RequestBody Announcement announcement) {
    var checked = DatasetNames.require(name);
    var bytes = announcement.bytes();
    if (bytes == null || bytes < 1 || bytes > mostBytes) {
      throw ApiException.ofField(
          ProblemType.INVALID_DATASET,
          "bytes",
          String.valueOf(bytes),
          "The length of the archive (%s bytes) is not from 1 to %d. Maybe raise THIMBLE_DATA_MOSTBYTES."
              .formatted(bytes, mostBytes));
    }
    var created =
        allowance.take(
            () -> store.expect(checked, imports.owner(), bytes).orElseThrow(() -> exists(checked)));
    return begun(HttpStatus.CREATED, created);
  }

  @DeleteMapping("/{name}")
  @Operation(
      operationId = "deleteDataset",
      summary = "Delete an imported data set: archive, clips and cached features")
  @ResponseStatus(HttpStatus.ACCEPTED)
  DeletedJson delete(@PathVariable String name) {
    var dataset =
        store
            .named(DatasetNames.require(name))
            .filter(imports::visible)
            .orElseThrow(() -> absent(name));
    if (!store.delete(dataset.id())) {
      throw new ApiException(
          ProblemType.DATASET_IN_USE,
          "The data set %s is read by %s. Maybe cancel them first, or wait until they end."
              .formatted(name, readers(store.openSearches(name)).text()));
    }
    try {
      files.delete(dataset.id());
    } catch (IOException e) {
      // A worker tries again until it is gone.
      log.warn("The archive of {} cannot be removed yet: {}", name, e.toString());
    }
    return DeletedJson.of(imports.json(dataset.id()), readers(store.searches(name)));
  }

  private static DatasetReaders readers(List<DatasetReader> all) {
    return DatasetReaders.seenBy(Callers.current(), all);
  }

  private ResponseEntity<ImportJson> begun(HttpStatus status, StoredImport created) {
    var answer = UploadController.answer(status, imports.json(created));
    return ResponseEntity.status(status)
        .headers(answer.getHeaders())
        .location(URI.create("/api/v1/uploads/" + created.id()))
        .body(answer.getBody());
  }

  private static ApiException exists(String name) {
    return ApiException.ofField(
        ProblemType.DATASET_EXISTS,
        "name",
        name,
        "There is a data set %s already. Maybe choose another name, or delete it first."
            .formatted(name));
  }

  /** Unpacked archives stand beside folders, and another owner's is not to be told of. */
  private ApiException absent(String name) {
    return datasets.find(name).isPresent() && !imports.hides(name)
        ? new ApiException(
            ProblemType.DATASET_IS_A_FOLDER,
            "The data set %s is a folder that a worker was started with. Maybe start the worker without it."
                .formatted(name))
        : new ApiException(
            ProblemType.DATASET_NOT_FOUND,
            "There is no data set %s that came as an archive. Maybe it was deleted."
                .formatted(name));
  }
}
