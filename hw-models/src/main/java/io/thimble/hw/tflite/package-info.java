/**
 * The one reader and the one writer of flatbuffers. A quantized network enters the writer and the
 * bytes that ship leave it, the same bytes on every machine; a file enters the reader and a checked
 * graph of tensors and operators leaves it.
 */
@NullMarked
package io.thimble.hw.tflite;

import org.jspecify.annotations.NullMarked;
