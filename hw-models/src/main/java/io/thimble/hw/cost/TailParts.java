package io.thimble.hw.cost;

/**
 * What stands in the arena's tail and is no operator's own, in bytes. With {@link
 * OperatorMemory#keptBytes()} of all operators it adds up to the tail.
 *
 * @param allocatorBytes the allocator and the planner
 * @param graphBytes a structure for each graph
 * @param tensorBytes a structure for each tensor
 * @param operatorBytes a structure for each operator, the same for all kinds
 * @param scratchHandleBytes a handle for each scratch buffer
 * @param variableBytes tensors that keep their values from one inference to the next
 * @param boundaryBytes the model's inputs and outputs as the application sees them
 * @param alignmentBytes what is lost between requests
 */
public record TailParts(
    long allocatorBytes,
    long graphBytes,
    long tensorBytes,
    long operatorBytes,
    long scratchHandleBytes,
    long variableBytes,
    long boundaryBytes,
    long alignmentBytes) {
  static TailParts of(TailLedger ledger) {
    return new TailParts(
        ledger.bytes(TailPart.ALLOCATOR),
        ledger.bytes(TailPart.GRAPHS),
        ledger.bytes(TailPart.TENSORS),
        ledger.bytes(TailPart.OPERATORS),
        ledger.bytes(TailPart.SCRATCH_HANDLES),
        ledger.bytes(TailPart.VARIABLES),
        ledger.bytes(TailPart.INPUTS_AND_OUTPUTS),
        ledger.alignmentBytes());
  }

  /** All of them together. */
  public long totalBytes() {
    return allocatorBytes
        + graphBytes
        + tensorBytes
        + operatorBytes
        + scratchHandleBytes
        + variableBytes
        + boundaryBytes
        + alignmentBytes;
  }
}
