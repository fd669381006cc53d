package io.thimble.worker.quantize;

/** What a GRU's matrices and sums take; the rest of its activations is bounded by what they are. */
final class GruRanges implements CellRanges {
  final Peak gatesOfInput = new Peak();
  final Peak candidateOfInput = new Peak();
  final Peak gatesOfState = new Peak();
  final Peak candidateOfState = new Peak();
  final Peak gates = new Peak();
  final Peak candidate = new Peak();
  private final Range state = new Range();
  private final GruCell cell;

  GruRanges(GruCell cell) {
    this.cell = cell;
  }

  @Override
  public void observe() {
    int candidates = cell.gates().length;
    gatesOfInput.add(cell.fromInput(), 0, candidates);
    candidateOfInput.add(cell.fromInput(), candidates, cell.fromInput().length);
    gatesOfState.add(cell.fromState(), 0, candidates);
    candidateOfState.add(cell.fromState(), candidates, cell.fromState().length);
    gates.add(cell.gates());
    candidate.add(cell.candidates());
    state.add(cell.state());
  }

  @Override
  public Range state() {
    return state;
  }
}
