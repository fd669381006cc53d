/**
 * Requests that are done once, however often they are sent. A request's key and its fingerprint
 * enter with the work to do; the answer leaves, that of the first time whenever there was one.
 */
@NullMarked
package io.thimble.db.idempotency;

import org.jspecify.annotations.NullMarked;
