package io.thimble.hw.tflite;

import io.thimble.hw.arch.Layer;

/** A layer with its integers: one operator, or a stack of recurrent layers. */
public sealed interface QuantizedLayer permits QuantizedKernel, QuantizedLstm, QuantizedLoop {
  /** What it computes. */
  Layer layer();

  /** Quantization of the result. */
  Quantization output();
}
