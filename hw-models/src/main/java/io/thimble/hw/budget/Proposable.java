package io.thimble.hw.budget;

import io.thimble.hw.arch.Family;
import io.thimble.hw.tflite.NumberFormat;
import java.util.List;

/** What may be proposed within limits: points of the families' spaces. */
public interface Proposable extends Limited {
  /** The families, at least one. */
  List<Family> families();

  /** The classes that every network tells apart. */
  List<String> labels();

  /** The integers that every network computes with. */
  default NumberFormat format() {
    return NumberFormat.INT8;
  }
}
