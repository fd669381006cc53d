package io.thimble.worker.quantize;

import io.thimble.worker.train.RecurrentWeights;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What {@link io.thimble.hw.arch.Lstm} and {@link io.thimble.hw.arch.ProjectedLstm} say; gates in
 * the order input, forget, candidate, output.
 */
final class LstmCell implements RecurrentCell {
  private static final int GATES = 4;

  private final FloatMatrix ofInput;
  private final FloatMatrix ofState;
  private final @Nullable FloatMatrix projection;
  private final float[] biases;
  private final float[] fromInput;
  private final float[] fromState;
  private final float[] gates;
  private final float[] cell;
  private final float[] shown;
  private final float[] state;

  LstmCell(RecurrentWeights weights, int units, int stateUnits) {
    ofInput = new FloatMatrix(weights.input(), GATES * units);
    ofState = new FloatMatrix(weights.state(), GATES * units);
    projection =
        weights.projection().length == 0 ? null : new FloatMatrix(weights.projection(), stateUnits);
    biases = weights.biases();
    fromInput = new float[GATES * units];
    fromState = new float[GATES * units];
    gates = new float[GATES * units];
    cell = new float[units];
    shown = new float[units];
    state = projection == null ? shown : new float[stateUnits];
  }

  @Override
  public void reset() {
    Arrays.fill(cell, 0);
    Arrays.fill(state, 0);
  }

  @Override
  public void step(float[] values, int start) {
    System.arraycopy(biases, 0, fromInput, 0, biases.length);
    ofInput.addProduct(values, start, fromInput);
    Arrays.fill(fromState, 0);
    ofState.addProduct(state, 0, fromState);
    for (int i = 0; i < gates.length; i++) {
      gates[i] = fromInput[i] + fromState[i];
    }
    int units = cell.length;
    for (int i = 0; i < units; i++) {
      float input = RecurrentCell.sigmoid(gates[i]);
      float forget = RecurrentCell.sigmoid(gates[units + i]);
      float candidate = (float) Math.tanh(gates[2 * units + i]);
      cell[i] = forget * cell[i] + input * candidate;
      float output = RecurrentCell.sigmoid(gates[3 * units + i]);
      shown[i] = output * (float) Math.tanh(cell[i]);
    }
    if (projection != null) {
      Arrays.fill(state, 0);
      projection.addProduct(shown, 0, state);
    }
  }

  @Override
  public float[] state() {
    return state;
  }

  /** {@code W x + b} of the last step, all gates. */
  float[] fromInput() {
    return fromInput;
  }

  /** {@code R h} of the last step, all gates. */
  float[] fromState() {
    return fromState;
  }

  /** What entered sigmoids and hyperbolic tangent in the last step. */
  float[] gates() {
    return gates;
  }

  /** The cell after the last step. */
  float[] cell() {
    return cell;
  }
}
