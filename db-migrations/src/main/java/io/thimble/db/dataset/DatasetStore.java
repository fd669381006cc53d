package io.thimble.db.dataset;

import java.util.List;
import java.util.Optional;

/** Where the data sets that workers see are kept. */
public interface DatasetStore {
  /**
   * Adds the data set, or replaces what was known under its name. A data set that came as an
   * archive keeps its name.
   */
  void see(StoredDataset dataset);

  /** All of them, by name. */
  List<StoredDataset> list();

  /** The one with this name. */
  Optional<StoredDataset> find(String name);
}
