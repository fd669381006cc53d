/**
 * How often a worker asks the database what it asks again and again. The number of workers enters;
 * the time until it asks again leaves.
 */
@NullMarked
package io.thimble.worker.pace;

import org.jspecify.annotations.NullMarked;
