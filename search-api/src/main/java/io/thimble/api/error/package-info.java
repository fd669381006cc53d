/**
 * What a request gets that cannot be served: problem details (RFC 9457) with a stable type. An
 * exception enters, {@code application/problem+json} with the field, its value and what may help
 * leaves; a stack trace never does.
 */
@NullMarked
package io.thimble.api.error;

import org.jspecify.annotations.NullMarked;
