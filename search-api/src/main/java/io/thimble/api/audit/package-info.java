/**
 * The audit log for administrators: a cursor enters, who changed what leaves, newest first. The
 * gate's own package writes it.
 */
@NullMarked
package io.thimble.api.audit;

import org.jspecify.annotations.NullMarked;
