/**
 * The ways in which a trained network can be turned into integers, by name. The name that a search
 * asks for enters; a scheme leaves that says where ranges come from and which integers a file gets,
 * and so what the file costs.
 */
@NullMarked
package io.thimble.hw.quantization;

import org.jspecify.annotations.NullMarked;
