package io.thimble.api.soak;

/** Specs of searches for quick workers. */
final class QuickSpec {
  private QuickSpec() {}

  /**
   * A search whose trials are proposed ahead of those that run.
   *
   * @param epochs of each trial; a quick trainer takes a few milliseconds for one, most of it to
   *     report it
   */
  static String of(String name, int trials, int epochs) {
    return """
    {"name": "%s", "dataset": "tiny-words", "keywords": ["yes", "no"],
     "families": ["ds-cnn", "dnn"], "strategy": "random", "trials": %d, "parallelism": 30,
     "budget": {"flashBytes": 200000, "sramBytes": 80000, "opsPerInference": 20000000},
     "training": {"epochs": %d, "rungs": []}, "seed": 7}
    """
        .formatted(name, trials, epochs);
  }
}
