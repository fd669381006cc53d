/**
 * A real PostgreSQL server for the one-machine default and for tests. A folder enters, the address
 * of a running server leaves.
 */
@NullMarked
package io.thimble.db.postgres;

import org.jspecify.annotations.NullMarked;
