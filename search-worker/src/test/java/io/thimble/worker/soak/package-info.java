/**
 * A worker for tests of reliability: real scheduling on a real database, but trials that are made
 * in milliseconds. The tests of the API start it as a process and kill it; what it was told leaves
 * as JSON lines.
 */
@NullMarked
package io.thimble.worker.soak;

import org.jspecify.annotations.NullMarked;
