/**
 * What a worker tells machines that watch it: whether it is well, and its metrics. Scrapes and
 * probes enter by HTTP on a port of its own; nothing can be changed there.
 */
@NullMarked
package io.thimble.worker.management;

import org.jspecify.annotations.NullMarked;
