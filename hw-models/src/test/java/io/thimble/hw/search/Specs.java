package io.thimble.hw.search;

/** Specs for tests. */
public final class Specs {
  private Specs() {}

  /** Over the synthetic data set, with these further fields of JSON. */
  public static SearchSpec with(String fields) {
    return SearchSpecJson.read("{\"dataset\": \"synthetic\", %s}".formatted(fields));
  }
}
