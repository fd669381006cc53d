/**
 * The worker's part in the trace of a search (OpenTelemetry): a span for every piece of work, below
 * the request that posted the search. The trace context that is stored with a search enters; spans
 * leave for the collector of {@code THIMBLE_TRACES}, and without one nothing does.
 */
@NullMarked
package io.thimble.worker.trace;

import org.jspecify.annotations.NullMarked;
