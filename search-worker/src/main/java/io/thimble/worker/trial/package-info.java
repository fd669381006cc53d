/**
 * What happens to a trial: a trainer makes it, and what it comes to is written down. An attempt
 * enters; fenced writes to the stores leave.
 */
@NullMarked
package io.thimble.worker.trial;

import org.jspecify.annotations.NullMarked;
