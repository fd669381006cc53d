/**
 * What stands between the microphone and the network: the settings of the MFCC or log-mel front
 * end, and what it costs on the chip. Settings enter from a space or a spec; shapes, tables' sizes
 * and buffers' sizes leave. The arithmetic itself stands with the training data in the worker.
 */
@NullMarked
package io.thimble.hw.frontend;

import org.jspecify.annotations.NullMarked;
