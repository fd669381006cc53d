package io.thimble.hw.cost;

import java.util.List;

/**
 * The closed-form cost of a network.
 *
 * @param macs multiply-accumulates of one inference
 * @param macsByKind the same by kind of operator, which takes differently long
 * @param parameters weights and biases
 * @param flash what it takes of the flash
 * @param sram what it takes of the SRAM
 * @param unknownOperators operators without a rule; where there are any, SRAM and flash are lower
 *     bounds
 */
public record Estimate(
    long macs,
    MacsByKind macsByKind,
    long parameters,
    Flash flash,
    Sram sram,
    List<String> unknownOperators) {
  /**
   * Bytes of flash.
   *
   * @param modelBytes length of the flatbuffer
   * @param runtimeBytes code and constants of TFLM with the operators that the model needs
   * @param frontEndBytes code and tables of the front end
   */
  public record Flash(long modelBytes, long runtimeBytes, long frontEndBytes) {
    /** Everything together. */
    public long totalBytes() {
      return modelBytes + runtimeBytes + frontEndBytes;
    }
  }

  /**
   * Bytes of SRAM on a 32-bit Arm core. "Used" is what TFLM reports after allocation, "minimum" the
   * smallest arena with which allocation succeeds.
   *
   * @param arenaUsedReferenceBytes used, reference kernels
   * @param arenaMinimumReferenceBytes minimum, reference kernels
   * @param arenaUsedCmsisNnBytes used, CMSIS-NN kernels with DSP instructions
   * @param arenaMinimumCmsisNnBytes minimum, CMSIS-NN kernels with DSP instructions
   * @param frontEndBytes buffers of the front end
   * @param audioBytes the ring of samples that the microphone fills
   */
  public record Sram(
      long arenaUsedReferenceBytes,
      long arenaMinimumReferenceBytes,
      long arenaUsedCmsisNnBytes,
      long arenaMinimumCmsisNnBytes,
      long frontEndBytes,
      long audioBytes) {
    /** The arena to reserve so that either kernel library works. */
    public long arenaBytes() {
      return Math.max(arenaMinimumReferenceBytes, arenaMinimumCmsisNnBytes);
    }

    /** The whole application: arena, front end, audio and {@link ApplicationMemory#STACK_BYTES}. */
    public long totalBytes() {
      return arenaBytes() + frontEndBytes + audioBytes + ApplicationMemory.STACK_BYTES;
    }
  }

  public Estimate {
    if (macsByKind.total() != macs) {
      throw new IllegalArgumentException(
          "The multiply-accumulates (%d) are not those of their kinds (%s). Maybe one was left out."
              .formatted(macs, macsByKind));
    }
    unknownOperators = List.copyOf(unknownOperators);
  }

  /** The same with another use of flash. */
  public Estimate withFlash(Flash other) {
    return new Estimate(macs, macsByKind, parameters, other, sram, unknownOperators);
  }

  /** Operations of one inference: a multiplication and an addition for each multiply-accumulate. */
  public long ops() {
    return 2 * macs;
  }

  /** Whether every operator had a rule. */
  public boolean exact() {
    return unknownOperators.isEmpty();
  }
}
