package io.thimble.hw.tflite;

import io.thimble.hw.arch.Recurrent;
import java.util.List;

/**
 * A stack of GRU or projected LSTM layers with its integers: a loop over time with int16
 * activations, which have no zero point, and int8 weights ({@link LoopLowering}).
 *
 * @param layer what it computes
 * @param levels the layers of the stack, from the bottom
 * @param output quantization of the int8 result, the last layer's state after the last step
 */
public record QuantizedLoop(Recurrent layer, List<LoopLevel> levels, Quantization output)
    implements QuantizedLayer {
  public QuantizedLoop {
    levels = List.copyOf(levels);
    Recurrences.requireLevels(layer, levels.size());
  }
}
