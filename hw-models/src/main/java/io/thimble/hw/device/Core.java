package io.thimble.hw.device;

/** The processor cores of the catalogue's boards. */
public enum Core {
  CORTEX_M0_PLUS("cortex-m0+"),
  CORTEX_M4("cortex-m4"),
  CORTEX_M7("cortex-m7");

  private final String label;

  Core(String label) {
    this.label = label;
  }

  /** The name used in data files and tables. */
  public String label() {
    return label;
  }
}
