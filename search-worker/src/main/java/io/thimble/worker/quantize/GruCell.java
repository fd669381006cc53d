package io.thimble.worker.quantize;

import io.thimble.worker.train.RecurrentWeights;
import java.util.Arrays;

/** What {@link io.thimble.hw.arch.Gru} says; gates in the order reset, update, candidate. */
final class GruCell implements RecurrentCell {
  private static final int GATES = 3;

  private final FloatMatrix ofInput;
  private final FloatMatrix ofState;
  private final float[] biases;
  private final float[] fromInput;
  private final float[] fromState;
  private final float[] gates;
  private final float[] candidates;
  private final float[] state;

  GruCell(RecurrentWeights weights, int units) {
    ofInput = new FloatMatrix(weights.input(), GATES * units);
    ofState = new FloatMatrix(weights.state(), GATES * units);
    biases = weights.biases();
    fromInput = new float[GATES * units];
    fromState = new float[GATES * units];
    gates = new float[2 * units];
    candidates = new float[units];
    state = new float[units];
  }

  @Override
  public void reset() {
    Arrays.fill(state, 0);
  }

  @Override
  public void step(float[] values, int start) {
    System.arraycopy(biases, 0, fromInput, 0, biases.length);
    ofInput.addProduct(values, start, fromInput);
    Arrays.fill(fromState, 0);
    ofState.addProduct(state, 0, fromState);
    int units = state.length;
    for (int i = 0; i < gates.length; i++) {
      gates[i] = fromInput[i] + fromState[i];
    }
    for (int i = 0; i < units; i++) {
      float reset = RecurrentCell.sigmoid(gates[i]);
      float update = RecurrentCell.sigmoid(gates[units + i]);
      candidates[i] = fromInput[2 * units + i] + reset * fromState[2 * units + i];
      float candidate = (float) Math.tanh(candidates[i]);
      state[i] = candidate + update * (state[i] - candidate);
    }
  }

  @Override
  public float[] state() {
    return state;
  }

  /** {@code W x + b} of the last step, all gates and the candidate. */
  float[] fromInput() {
    return fromInput;
  }

  /** {@code R h} of the last step, all gates and the candidate. */
  float[] fromState() {
    return fromState;
  }

  /** What entered the sigmoids in the last step. */
  float[] gates() {
    return gates;
  }

  /** What entered the hyperbolic tangent in the last step. */
  float[] candidates() {
    return candidates;
  }
}
