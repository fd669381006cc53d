package io.thimble.hw.device;

/** The processor cores of the boards. */
public enum Core {
  /** 8 bits wide. */
  AVR("avr", InstructionSet.PLAIN),
  CORTEX_M0("cortex-m0", InstructionSet.PLAIN),
  CORTEX_M0_PLUS("cortex-m0+", InstructionSet.PLAIN),
  CORTEX_M4("cortex-m4", InstructionSet.DSP),
  CORTEX_M7("cortex-m7", InstructionSet.DSP),
  CORTEX_M33("cortex-m33", InstructionSet.DSP),
  CORTEX_M55("cortex-m55", InstructionSet.MVE),
  CORTEX_M85("cortex-m85", InstructionSet.MVE),
  XTENSA_LX7("xtensa-lx7", InstructionSet.XTENSA_VECTOR);

  private final String label;
  private final InstructionSet instructions;

  Core(String label, InstructionSet instructions) {
    this.label = label;
    this.instructions = instructions;
  }

  /** The name used in data files and tables. */
  public String label() {
    return label;
  }

  /** What it multiplies with. */
  public InstructionSet instructions() {
    return instructions;
  }
}
