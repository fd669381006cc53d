package io.thimble.hw.device;

/** The libraries of kernels, as boards run them or as they were measured. */
public enum KernelLibrary {
  /** Arm's kernels, as TFLM uses them. */
  CMSIS_NN("cmsis-nn"),
  /** TFLM's own kernels, written for clarity; nobody publishes their latency. */
  REFERENCE("reference"),
  /** Espressif's kernels, as TFLM uses them. */
  ESP_NN("esp-nn"),
  /** Silicon Labs' kernels for its matrix-vector accelerator, as TFLM uses them. */
  SILICON_LABS_MVP("silicon-labs-mvp"),
  /** Bosch's Hardware-Aware Lowering Engine; not under TFLM, it serves comparison. */
  HALE("hale"),
  /** ST's runtime; not under TFLM, it serves comparison. */
  X_CUBE_AI("x-cube-ai"),
  /** Plumerai's runtime; not under TFLM's interpreter, it serves comparison. */
  PLUMERAI("plumerai"),
  /** Code that TVM generates without CMSIS-NN; not under TFLM, it serves comparison. */
  MICROTVM("microtvm");

  private final String label;

  KernelLibrary(String label) {
    this.label = label;
  }

  /** The name used in data files and tables. */
  public String label() {
    return label;
  }
}
