package io.thimble.worker.scale;

/**
 * What one step came to.
 *
 * @param name what was done
 * @param clips clips that it went over, each version of a clip counted
 * @param seconds how long it took
 * @param processorSeconds time of all cores together; beside other work this is what counts
 * @param peakMegabytes most resident memory during the step, mapped files included
 * @param anonymousMegabytes resident memory after it without files: what the machine cannot take
 *     back at will
 */
public record DataPhase(
    String name,
    long clips,
    double seconds,
    double processorSeconds,
    long peakMegabytes,
    long anonymousMegabytes) {}
