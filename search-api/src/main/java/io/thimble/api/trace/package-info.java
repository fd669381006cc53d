/**
 * The API's part in the trace of a search (OpenTelemetry): Spring Boot makes a span of each
 * request, and the one that posts a search is handed on to the workers. Requests enter with
 * whatever trace their callers name; spans leave for the collector of {@code THIMBLE_TRACES}, and
 * without one nothing does.
 */
@NullMarked
package io.thimble.api.trace;

import org.jspecify.annotations.NullMarked;
