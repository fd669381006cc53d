package io.thimble.worker.data.audio;

/**
 * Sound of one channel.
 *
 * @param sampleRateHz samples a second
 * @param samples the samples, -1 to 1
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of many samples; never compared
public record Recording(int sampleRateHz, float[] samples) {
  /** Length in seconds. */
  public double seconds() {
    return (double) samples.length / sampleRateHz;
  }
}
