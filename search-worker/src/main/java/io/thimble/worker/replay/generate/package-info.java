/**
 * Tables that a program makes: real networks with the project's own exact costs, and accuracies
 * that are trained, fitted to trained ones, or made up by a stated rule. A name enters, a table
 * leaves, always the same one.
 */
@NullMarked
package io.thimble.worker.replay.generate;

import org.jspecify.annotations.NullMarked;
