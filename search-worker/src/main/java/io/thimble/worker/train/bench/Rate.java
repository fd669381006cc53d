package io.thimble.worker.train.bench;

import tools.jackson.databind.json.JsonMapper;

/**
 * How fast one run went. On cores of its own both figures are the same; beside other work the first
 * one still says what the program needs.
 *
 * @param samplesPerSecondPerCore clips trained in a second of processor time
 * @param samplesPerSecond clips trained in a second of wall clock
 */
record Rate(double samplesPerSecondPerCore, double samplesPerSecond) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** A rate from counts of nanoseconds. */
  static Rate of(int samples, long processorNanos, long wallNanos) {
    return new Rate(samples / (processorNanos / 1e9), samples / (wallNanos / 1e9));
  }

  /** What a run printed. */
  static Rate read(String json) {
    return MAPPER.readValue(json, Rate.class);
  }

  String write() {
    return MAPPER.writeValueAsString(this);
  }

  /** Two runs at once: wall clocks add up, processor time is that of both. */
  Rate beside(Rate other) {
    return new Rate(
        2 / (1 / samplesPerSecondPerCore + 1 / other.samplesPerSecondPerCore),
        samplesPerSecond + other.samplesPerSecond);
  }
}
