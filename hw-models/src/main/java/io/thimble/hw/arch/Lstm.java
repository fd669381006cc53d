package io.thimble.hw.arch;

/**
 * Long short-term memory without peepholes (Hochreiter and Schmidhuber, 1997, with forget gates):
 * {@code i, f, o = sigmoid(W x + R h + b)}, {@code g = tanh(W x + R h + b)}, {@code c' = f c + i
 * g}, {@code h' = o tanh(c')}.
 *
 * @param units values of the cell and of the state
 * @param layers layers of the stack
 */
public record Lstm(int units, int layers) implements Recurrent {
  private static final int GATES = 4;

  public Lstm {
    Recurrent.require("an LSTM", units, layers);
  }

  @Override
  public int stateUnits() {
    return units;
  }

  @Override
  public long weights(int inputs) {
    return (long) GATES * units * (inputs + units);
  }

  @Override
  public int biases() {
    return GATES * units;
  }

  @Override
  public int products() {
    return 3 * units;
  }
}
