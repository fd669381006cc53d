/**
 * Small spaces of which every network is looked at. Names of grids enter; the answers of every
 * combination, and the architecture that each describes, leave.
 */
@NullMarked
package io.thimble.worker.grid;

import org.jspecify.annotations.NullMarked;
