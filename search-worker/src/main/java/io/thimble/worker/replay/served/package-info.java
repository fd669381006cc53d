/**
 * Searches of a running service, read over HTTP. The address of a service and a search's id enter;
 * the search as it is stored leaves, to be replayed.
 */
@NullMarked
package io.thimble.worker.replay.served;

import org.jspecify.annotations.NullMarked;
