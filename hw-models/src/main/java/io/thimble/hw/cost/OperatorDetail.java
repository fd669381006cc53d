package io.thimble.hw.cost;

import java.util.List;

/**
 * One row of the table of a model's operators: {@link OperatorCost}, and what the operator takes of
 * the arena.
 *
 * @param graph index of its graph; 0 is the main one, the others are loops'
 * @param index index of the operator within its graph
 * @param name TensorFlow Lite's name
 * @param turns how often it runs in one inference
 * @param output shape of its first output
 * @param macs multiply-accumulates of one inference
 * @param parameters weights and biases that no operator before it has
 * @param constantBytes bytes in the file of the constants that no operator before it reads
 * @param inputBytes bytes of the activations that it reads
 * @param outputBytes bytes of what it writes
 * @param reference its memory with TFLM's portable kernels, on a 32-bit Arm core
 * @param cmsisNn its memory with CMSIS-NN's kernels for DSP instructions
 */
public record OperatorDetail(
    int graph,
    int index,
    String name,
    long turns,
    List<Integer> output,
    long macs,
    long parameters,
    long constantBytes,
    long inputBytes,
    long outputBytes,
    OperatorMemory reference,
    OperatorMemory cmsisNn) {
  public OperatorDetail {
    output = List.copyOf(output);
  }

  static OperatorDetail of(OperatorCost cost, OperatorMemory reference, OperatorMemory cmsisNn) {
    return new OperatorDetail(
        cost.graph(),
        cost.index(),
        cost.operator(),
        cost.turns(),
        cost.output(),
        cost.macs(),
        cost.parameters(),
        cost.constantBytes(),
        cost.inputBytes(),
        cost.outputBytes(),
        reference,
        cmsisNn);
  }
}
