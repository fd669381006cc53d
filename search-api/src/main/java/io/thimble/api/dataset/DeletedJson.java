package io.thimble.api.dataset;

import java.util.List;
import java.util.UUID;

/**
 * A data set that is being deleted.
 *
 * @param removing what is still there, and goes as soon as its worker looks
 * @param searches what learnt from it; their bundles hold ten recordings each until these searches
 *     are deleted, too
 * @param searchesOfOthers how many searches of other owners did
 */
record DeletedJson(ImportJson removing, List<UUID> searches, int searchesOfOthers) {
  static DeletedJson of(ImportJson removing, DatasetReaders readers) {
    return new DeletedJson(removing, readers.searches(), readers.others());
  }
}
