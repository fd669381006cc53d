/**
 * Compares quantization schemes on one trained network. The network and its clips enter; for each
 * scheme its accuracy, its costs and what each layer loses leave.
 */
@NullMarked
package io.thimble.worker.sweep;

import org.jspecify.annotations.NullMarked;
