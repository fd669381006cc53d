/**
 * Requests that a client may send again without harm, because it names them by an {@code
 * Idempotency-Key}. The header, the body and the work enter; the answer leaves, that of the first
 * time whenever there was one.
 */
@NullMarked
package io.thimble.api.idempotency;

import org.jspecify.annotations.NullMarked;
