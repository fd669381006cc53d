package io.thimble.worker.scale;

/**
 * What one step came to.
 *
 * @param name what was done
 * @param clips clips that it went over, each version of a clip counted
 * @param seconds how long it took
 * @param clipsPerSecond of a training: of its last epoch alone
 * @param peakMegabytes most resident memory during the step, mapped files included
 * @param anonymousMegabytes resident memory after it without files: what the machine cannot take
 *     back at will
 */
public record DataPhase(
    String name,
    long clips,
    double seconds,
    double clipsPerSecond,
    long peakMegabytes,
    long anonymousMegabytes) {}
