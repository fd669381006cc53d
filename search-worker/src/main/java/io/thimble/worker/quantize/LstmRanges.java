package io.thimble.worker.quantize;

/** What an LSTM's matrices, its sums, its cell and its state take. */
final class LstmRanges implements CellRanges {
  final Peak ofInput = new Peak();
  final Peak ofState = new Peak();
  final Peak gates = new Peak();
  final Peak cells = new Peak();
  final Peak magnitudeOfState = new Peak();
  private final Range state = new Range();
  private final LstmCell cell;

  LstmRanges(LstmCell cell) {
    this.cell = cell;
  }

  @Override
  public void observe() {
    ofInput.add(cell.fromInput());
    ofState.add(cell.fromState());
    gates.add(cell.gates());
    cells.add(cell.cell());
    magnitudeOfState.add(cell.state());
    state.add(cell.state());
  }

  @Override
  public Range state() {
    return state;
  }
}
