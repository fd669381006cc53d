/**
 * What a network costs, before any training: one small class a model, each naming its source.
 * Architectures or imported files enter, estimates with a per-layer breakdown leave.
 */
@NullMarked
package io.thimble.hw.cost;

import org.jspecify.annotations.NullMarked;
