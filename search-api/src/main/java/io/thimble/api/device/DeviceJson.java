package io.thimble.api.device;

import io.thimble.hw.device.Device;
import io.thimble.hw.device.Interval;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A board.
 *
 * @param id what a spec calls it
 * @param name name and chip
 * @param core the core that runs the network
 * @param kernels the library whose kernels its latency is estimated for
 * @param clockMegahertz clock of the core
 * @param flashBytes flash in all
 * @param sramBytes SRAM in all
 * @param usableFlashBytes flash without the application's share
 * @param usableSramBytes SRAM without the application's share
 * @param activePowerMilliwatts power while the core computes, or null when none is published
 * @param sources where each figure was read
 */
public record DeviceJson(
    String id,
    String name,
    String core,
    String kernels,
    double clockMegahertz,
    long flashBytes,
    long sramBytes,
    long usableFlashBytes,
    long usableSramBytes,
    @Nullable Interval activePowerMilliwatts,
    Map<String, String> sources) {
  /** The board in JSON's words. */
  public static DeviceJson of(Device device) {
    return new DeviceJson(
        device.id(),
        device.name(),
        device.core().label(),
        device.kernels().label(),
        device.clockMegahertz(),
        device.flashBytes(),
        device.sramBytes(),
        device.usableFlashBytes(),
        device.usableSramBytes(),
        device.activePowerMilliwatts(),
        new TreeMap<>(device.sources()));
  }
}
