package io.thimble.hw.cost;

/**
 * A processor and the kernels that TFLM is built with, which decide the sizes of its structures.
 * Sizes are {@code sizeof} of the named structure (TFLM, micro_allocator.cc and
 * micro_interpreter.cc), as measured.
 */
public enum Target {
  /** A 32-bit Arm core with TFLM's portable kernels. */
  ARM_REFERENCE(false, false, 4, 124, 8, 12, 32, 40, 12),
  /** A 32-bit Arm core with DSP instructions (Cortex-M4, M7, M33) and CMSIS-NN's kernels. */
  ARM_CMSIS_NN(true, false, 4, 124, 8, 12, 32, 40, 12),

  /** A 32-bit Arm core with vector instructions (Cortex-M55, M85) and CMSIS-NN's kernels. */
  ARM_CMSIS_NN_MVE(true, true, 4, 124, 8, 12, 32, 40, 12),
  /** A 64-bit machine with TFLM's portable kernels, as tests on a desk run it. */
  HOST_REFERENCE(false, false, 8, 232, 16, 24, 64, 64, 24);

  private final boolean cmsisNn;
  private final boolean vectorInstructions;
  private final int pointerBytes;
  private final int fixedBytes;
  private final int subgraphBytes;
  private final int tensorBytes;
  private final int operatorBytes;
  private final int boundaryTensorBytes;
  private final int quantizationBytes;

  Target(
      boolean cmsisNn,
      boolean vectorInstructions,
      int pointerBytes,
      int fixedBytes,
      int subgraphBytes,
      int tensorBytes,
      int operatorBytes,
      int boundaryTensorBytes,
      int quantizationBytes) {
    this.cmsisNn = cmsisNn;
    this.vectorInstructions = vectorInstructions;
    this.pointerBytes = pointerBytes;
    this.fixedBytes = fixedBytes;
    this.subgraphBytes = subgraphBytes;
    this.tensorBytes = tensorBytes;
    this.operatorBytes = operatorBytes;
    this.boundaryTensorBytes = boundaryTensorBytes;
    this.quantizationBytes = quantizationBytes;
  }

  boolean cmsisNn() {
    return cmsisNn;
  }

  /** Whether CMSIS-NN works on vectors (M-profile vector extension, Helium). */
  boolean vectorInstructions() {
    return vectorInstructions;
  }

  /** Bytes of a pointer, and of a scratch buffer's handle, which is one. */
  int pointerBytes() {
    return pointerBytes;
  }

  /** The allocator itself, the planner and what they need once. */
  int fixedBytes() {
    return fixedBytes;
  }

  /** {@code SubgraphAllocations}. */
  int subgraphBytes() {
    return subgraphBytes;
  }

  /** {@code TfLiteEvalTensor}. */
  int tensorBytes() {
    return tensorBytes;
  }

  /** {@code NodeAndRegistration}. */
  int operatorBytes() {
    return operatorBytes;
  }

  /** {@code TfLiteTensor}, of which inputs and outputs get one that lasts. */
  int boundaryTensorBytes() {
    return boundaryTensorBytes;
  }

  /** {@code TfLiteAffineQuantization}. */
  int quantizationBytes() {
    return quantizationBytes;
  }
}
