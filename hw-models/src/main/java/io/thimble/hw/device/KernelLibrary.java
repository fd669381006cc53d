package io.thimble.hw.device;

/** The libraries whose measured latencies are known. */
public enum KernelLibrary {
  /** Arm's kernels, as TFLM uses them. */
  CMSIS_NN("cmsis-nn"),
  /** Bosch's Hardware-Aware Lowering Engine; no board runs it here, it only serves comparison. */
  HALE("hale");

  private final String label;

  KernelLibrary(String label) {
    this.label = label;
  }

  /** The name used in data files and tables. */
  public String label() {
    return label;
  }
}
