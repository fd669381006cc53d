package io.thimble.hw.arch;

/**
 * Long short-term memory whose state is a linear projection of the cell's output (Sak et al., 2014,
 * arXiv 1402.1128): as {@link Lstm}, with {@code h' = P (o tanh(c'))}. No peepholes, which no
 * kernel of TFLM has.
 *
 * @param units values of the cell
 * @param projection values of the state
 * @param layers layers of the stack
 */
public record ProjectedLstm(int units, int projection, int layers) implements Recurrent {
  private static final int GATES = 4;

  public ProjectedLstm {
    Recurrent.require("a projected LSTM", units, projection, layers);
  }

  @Override
  public int stateUnits() {
    return projection;
  }

  @Override
  public long weights(int inputs) {
    return (long) GATES * units * (inputs + projection) + (long) units * projection;
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
