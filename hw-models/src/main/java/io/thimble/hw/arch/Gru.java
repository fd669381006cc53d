package io.thimble.hw.arch;

/**
 * Gated recurrent units (Cho et al., 2014, arXiv 1406.1078) with the reset behind the matrix, as
 * fused kernels compute them, and one bias: {@code r, z = sigmoid(W x + R h + b)}, {@code n =
 * tanh(W x + b + r (R h))}, {@code h' = n + z (h - n)}.
 *
 * @param units values of the state
 * @param layers layers of the stack
 */
public record Gru(int units, int layers) implements Recurrent {
  private static final int GATES = 3;

  public Gru {
    Recurrent.require("a GRU", units, layers);
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
    return 2 * units;
  }
}
