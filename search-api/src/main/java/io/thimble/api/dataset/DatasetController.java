package io.thimble.api.dataset;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.thimble.db.dataset.DatasetStore;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/datasets}. */
@RestController
@Tag(name = "datasets")
class DatasetController {
  /** All data sets, by name. */
  record DatasetsJson(List<DatasetJson> datasets) {}

  private final DatasetStore store;
  private final Imports imports;

  DatasetController(DatasetStore store, Imports imports) {
    this.store = store;
    this.imports = imports;
  }

  @GetMapping("/api/v1/datasets")
  @Operation(operationId = "listDatasets", summary = "The data sets that workers see")
  DatasetsJson list() {
    return new DatasetsJson(imports.shown(store.list()).stream().map(DatasetJson::of).toList());
  }
}
