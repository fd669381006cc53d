package io.thimble.api.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** How much of everything: little in each build, and much in {@code ./thimble verify --soak}. */
enum Scale {
  SHORT,
  LONG;

  static Scale ofThisRun() {
    return "long".equals(System.getProperty("thimble.soak")) ? LONG : SHORT;
  }

  /** Goes on only where the machine has what a test needs: the long form fails without it. */
  void require(boolean there, String otherwise) {
    if (!there) {
      System.err.println("WARNING: " + otherwise);
    }
    switch (this) {
      case SHORT -> assumeThat(there).as(otherwise).isTrue();
      case LONG -> assertThat(there).as(otherwise).isTrue();
    }
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
