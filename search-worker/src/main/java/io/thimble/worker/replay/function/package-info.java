/**
 * Functions whose fronts are known, on a grid: what multi-objective optimizers are compared on in
 * print. A name, a number of variables and of levels enter, a table of all grid points leaves.
 */
@NullMarked
package io.thimble.worker.replay.function;

import org.jspecify.annotations.NullMarked;
