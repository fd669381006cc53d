package io.thimble.hw.device;

/** What a core multiplies with, which decides the kernels that a library runs on it. */
public enum InstructionSet {
  /** One 8-bit product an instruction. */
  PLAIN,
  /** Arm's DSP extension: two 16-bit products an instruction. */
  DSP,
  /** Arm's Helium (MVE): sixteen 8-bit products an instruction. */
  MVE,
  /** The vector instructions of the ESP32-S3. */
  XTENSA_VECTOR
}
