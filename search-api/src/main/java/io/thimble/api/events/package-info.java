/**
 * What happens in a search, as it happens: the stored events as a stream (server-sent events) or as
 * plain JSON. The id of the last event seen enters, every later one leaves in order; a stream ends
 * when its search has, when its caller is no longer let in, and after some minutes, from where the
 * next one goes on.
 */
@NullMarked
package io.thimble.api.events;

import org.jspecify.annotations.NullMarked;
