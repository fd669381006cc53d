/**
 * Fetches archives from the internet into the store. An address that a stranger may have chosen and
 * a digest enter; pieces leave. What listens on this machine or its own network is not asked.
 */
@NullMarked
package io.thimble.worker.fetch;

import org.jspecify.annotations.NullMarked;
