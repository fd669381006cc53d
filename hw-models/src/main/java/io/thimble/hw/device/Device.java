package io.thimble.hw.device;

import io.thimble.hw.cost.Estimate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A board.
 *
 * @param id stable name used in specs, for example {@code nucleo-f446re}
 * @param name name and chip, for people
 * @param core the core that runs the network
 * @param kernels the library whose kernels its latency is estimated for
 * @param clockMegahertz clock of the core
 * @param flashBytes flash for code and constants
 * @param sramBytes SRAM for data
 * @param activePowerMilliwatts power while the core computes, or null when no figure is published
 * @param sources where each figure was read, by the name of the figure
 */
public record Device(
    String id,
    String name,
    Core core,
    KernelLibrary kernels,
    double clockMegahertz,
    long flashBytes,
    long sramBytes,
    @Nullable Interval activePowerMilliwatts,
    Map<String, String> sources) {
  /**
   * The share of flash and of SRAM that stays free for the application's own code and data, and for
   * drivers. A round figure, not a measured one.
   */
  public static final double APPLICATION_SHARE = 0.25;

  /** The figures that may have a source. */
  static final List<String> FIGURES =
      List.of(
          "core", "kernels", "clockMegahertz", "flashBytes", "sramBytes", "activePowerMilliwatts");

  public Device {
    sources = Map.copyOf(sources);
  }

  /** Flash for the network, the runtime and the front end's tables. */
  public long usableFlashBytes() {
    return (long) (flashBytes * (1 - APPLICATION_SHARE));
  }

  /** SRAM for the arena, the front end, the audio and the stack. */
  public long usableSramBytes() {
    return (long) (sramBytes * (1 - APPLICATION_SHARE));
  }

  /** Whether the network and all that it needs to listen leave the application its share. */
  public boolean fits(Estimate estimate) {
    return estimate.flash().totalBytes() <= usableFlashBytes()
        && estimate.sram().totalBytes() <= usableSramBytes();
  }
}
