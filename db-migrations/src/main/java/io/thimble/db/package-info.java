/**
 * The database as the programs see it: a few stores behind small interfaces, and {@link
 * io.thimble.db.Database} that makes them from a data source. Records of {@code hw-models} enter
 * and leave; SQL stays inside.
 */
@NullMarked
package io.thimble.db;

import org.jspecify.annotations.NullMarked;
