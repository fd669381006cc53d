/**
 * Turns float weights into integers after training, as TensorFlow Lite's 8-bit quantization
 * specification wants them. A trained network and clips to calibrate on enter; a {@link
 * io.thimble.hw.tflite.QuantizedNetwork} leaves, or an error that names the layer. Nothing here
 * knows DJL, Spring or the file format.
 */
@NullMarked
package io.thimble.worker.quantize;

import org.jspecify.annotations.NullMarked;
