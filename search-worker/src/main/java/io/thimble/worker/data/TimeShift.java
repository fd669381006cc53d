package io.thimble.worker.data;

import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.training.Augmentation;

/**
 * How far clips are shifted in time, in two parts that together reach as far as the augmentation
 * wants, and never farther: less than a frame in the sound, which is computed once for each version
 * of a clip, and whole frames in the features, which are drawn anew each time.
 *
 * @param samples farthest shift of the sound, either way: half a stride
 * @param frames farthest shift of the features, either way
 */
public record TimeShift(int samples, int frames) {
  /** The shift of one front end. */
  public static TimeShift of(Augmentation augmentation, FrontEnd frontEnd) {
    int millis = augmentation.shiftMillis();
    int stride = frontEnd.strideMillis();
    int samples = Math.min(2 * millis, stride) * FrontEnd.SAMPLE_RATE_HZ / 2000;
    return new TimeShift(samples, Math.max(0, 2 * millis - stride) / (2 * stride));
  }
}
