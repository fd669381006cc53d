package io.thimble.api.soak;

/** How much of everything: little in each build, and much in {@code ./thimble verify --soak}. */
enum Scale {
  SHORT,
  LONG;

  static Scale ofThisRun() {
    return "long".equals(System.getProperty("thimble.soak")) ? LONG : SHORT;
  }

  /** One of two figures. */
  int of(int little, int much) {
    return switch (this) {
      case SHORT -> little;
      case LONG -> much;
    };
  }

  /** One of two leases. */
  Lease lease() {
    return switch (this) {
      case SHORT -> Lease.SHORT;
      case LONG -> Lease.STANDARD;
    };
  }
}
