package io.thimble.hw.cost;

/**
 * What one operator takes of the arena with one library of kernels, in bytes.
 *
 * @param scratchBytes scratch buffers in the head, each rounded up to a multiple of 16, while the
 *     operator runs
 * @param parameterBytes its options, in the tail
 * @param structureBytes its kernel's own structure, in the tail
 * @param requestBytes what its kernel asks for once, in the tail
 */
public record OperatorMemory(
    long scratchBytes, long parameterBytes, long structureBytes, long requestBytes) {
  /** What it keeps in the tail. */
  public long keptBytes() {
    return parameterBytes + structureBytes + requestBytes;
  }
}
