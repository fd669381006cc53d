package io.thimble.hw.tflite;

import io.thimble.hw.arch.Lstm;
import java.util.List;

/**
 * A stack of LSTM layers with its integers: {@code UNIDIRECTIONAL_SEQUENCE_LSTM} with int8
 * activations and an int16 cell (TensorFlow Lite, lstm_eval.cc, {@code EvalInteger8x8_16}).
 *
 * @param layer what it computes
 * @param levels the layers of the stack, from the bottom
 */
public record QuantizedLstm(Lstm layer, List<Level> levels) implements QuantizedLayer {
  /** Gates of a layer. */
  public static final int GATES = 4;

  public QuantizedLstm {
    levels = List.copyOf(levels);
    Recurrences.requireLevels(layer, levels.size());
  }

  /** The state that leaves the last layer. */
  @Override
  public Quantization output() {
    return levels.getLast().state();
  }

  /**
   * One layer of the stack. Gates stand in the operator's order: input, forget, cell, output.
   *
   * @param ofInput for each gate, the matrix that reads the input: units x inputs
   * @param ofState for each gate, the matrix that reads the state: units x units
   * @param biases for each gate, a bias for each unit, in steps of {@code input scale x scale of
   *     the gate's first matrix}
   * @param cellExponent the cell's scale is 2 to the power of this
   * @param state quantization of the int8 state, which is the layer's result too
   */
  public record Level(
      List<QuantizedMatrix> ofInput,
      List<QuantizedMatrix> ofState,
      List<int[]> biases,
      int cellExponent,
      Quantization state) {
    public Level {
      ofInput = List.copyOf(ofInput);
      ofState = List.copyOf(ofState);
      biases = List.copyOf(biases);
      if (ofInput.size() != GATES || ofState.size() != GATES || biases.size() != GATES) {
        throw new IllegalArgumentException(
            "A layer of an LSTM has %d matrices of its input, %d of its state and %d sets of biases, not %d of each. Maybe a gate is missing."
                .formatted(ofInput.size(), ofState.size(), biases.size(), GATES));
      }
    }

    /** Scale of the int16 cell. */
    public float cellScale() {
      return Math.scalb(1f, cellExponent);
    }
  }
}
