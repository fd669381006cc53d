/**
 * The store of the data sets that came as an archive. Names, pieces and copies enter; what is
 * there, where, and what is still to be deleted leaves. The bytes themselves lie in {@link
 * io.thimble.db.archive}.
 */
@NullMarked
package io.thimble.db.imports;

import org.jspecify.annotations.NullMarked;
